-- Who would have been in a segment on each day of a past stretch of time; the id is that of the operation that computes it.
create table segment_rehearsals (
  workspace_id int not null references workspaces on delete cascade,
  id uuid not null,
  -- of the rule, the days and the state of the data: the same question gets the answer that is there
  key text not null,
  rule jsonb not null,
  -- local dates
  first_day date not null,
  last_day date not null,
  created_at timestamptz not null,
  caveats jsonb not null default '[]',
  -- [{day, members, entered, left}], oldest first; grows while it is computed
  points jsonb not null default '[]',
  primary key (workspace_id, id)
);
create index segment_rehearsals_key on segment_rehearsals (workspace_id, key, created_at desc);
call protect_workspace_table('segment_rehearsals');
