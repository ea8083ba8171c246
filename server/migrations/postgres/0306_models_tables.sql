-- The last fit of each model: what it learned from the data, and the card that says how well.
create table models (
  workspace_id int not null references workspaces on delete cascade,
  name text not null,
  -- null: never fitted
  state text check (state in ('shown', 'hidden')),
  -- why it is hidden
  reason text,
  parameters jsonb,
  card jsonb,
  fitted_at timestamptz,
  fit_ms int,
  -- how many orders there were at the last try: much more are a reason to fit again
  orders bigint,
  tried_at timestamptz,
  last_error text,
  -- somebody is at it until then
  lease_until timestamptz,
  primary key (workspace_id, name)
);
call protect_workspace_table('models');
