-- What a brand chose about affinities and health; without a row the defaults hold.
create table affinity_settings (
  workspace_id int primary key references workspaces on delete cascade,
  settings jsonb not null,
  updated_at timestamptz not null,
  updated_by jsonb not null
);
call protect_workspace_table('affinity_settings');

-- What is usual at the brand, by which the figures of people with little history are drawn; renewed with everybody's figures.
create table affinity_baselines (
  workspace_id int not null references workspaces on delete cascade,
  name text not null,
  baseline jsonb not null,
  computed_at timestamptz not null,
  primary key (workspace_id, name)
);
call protect_workspace_table('affinity_baselines');
