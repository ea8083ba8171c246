-- How a workspace scores recency, frequency and money; without a row the defaults.
create table rfm_settings (
  workspace_id int primary key references workspaces on delete cascade,
  bins int not null check (bins between 3 and 5),
  -- orders counted for frequency and money; null: all
  period_days int check (period_days between 30 and 3650),
  groups jsonb not null,
  updated_at timestamptz not null
);
call protect_workspace_table('rfm_settings');

-- How far the history and the announcing of moves between groups are.
create table rfm_runs (
  workspace_id int primary key references workspaces on delete cascade,
  -- month to what its rows were computed from
  months jsonb not null default '{}',
  -- settings under which the last moves were announced
  moved_under text,
  -- a round of moves that is being written and announced
  moving_at timestamptz,
  moving_written boolean not null default false,
  -- moves up to this person are announced
  moving_after bigint not null default 0
);
call protect_workspace_table('rfm_runs');
