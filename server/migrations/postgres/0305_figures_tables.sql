-- Versions of figures in the event store: never falls, also after a restore (see takeFigureVersion).
create sequence figure_version;
grant usage, select, update on sequence figure_version to rapport_app, rapport_system;

-- When each producer last computed everybody's figures.
create table figure_runs (
  workspace_id int not null references workspaces on delete cascade,
  producer text not null,
  -- begin of the last run, whether it failed or not
  renewed_at timestamptz,
  -- state of the data it saw; null after a failure
  stamp text,
  ms int,
  -- how many people have each figure
  people jsonb not null default '{}',
  last_error text,
  -- somebody is at it until then
  lease_until timestamptz,
  primary key (workspace_id, producer)
);
call protect_workspace_table('figure_runs');
