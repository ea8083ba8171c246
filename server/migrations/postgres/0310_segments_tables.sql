-- A rule with a name; who fulfils it is kept in the event store (segment_members).
create table segments (
  id int generated always as identity primary key,
  workspace_id int not null references workspaces on delete cascade,
  name text not null,
  description text not null default '',
  rule jsonb not null,
  rule_version int not null,
  -- members can change by the passing of time alone
  moves_with_time boolean not null,
  status text not null default 'active' check (status in ('active', 'deleted')),
  created_by jsonb not null,
  updated_by jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  -- result of the last evaluation; null: never evaluated since the rule last changed
  member_count bigint,
  evaluated_at timestamptz,
  evaluation_ms int,
  -- state of the event store the last evaluation saw: nothing changed, nothing to do
  data_stamp text,
  last_error text
);
create unique index segments_name on segments (workspace_id, lower(name)) where status = 'active';
create index segments_recent on segments (workspace_id, id desc);
call protect_workspace_table('segments');

-- Growth: one point for each evaluation that changed something, and the first.
create table segment_counts (
  workspace_id int not null references workspaces on delete cascade,
  segment_id int not null,
  at timestamptz not null,
  members bigint not null,
  entered bigint not null,
  left_count bigint not null,
  primary key (workspace_id, segment_id, at)
);
call protect_workspace_table('segment_counts');

-- Who evaluates what right now. A row whose lease ran out is a dead worker's and is finished by the next one.
create table segment_evaluations (
  workspace_id int not null references workspaces on delete cascade,
  segment_id int not null,
  id uuid not null,
  -- moment of the evaluation: the membership rows it writes carry it
  at timestamptz not null,
  lease_until timestamptz not null,
  primary key (workspace_id, segment_id)
);
call protect_workspace_table('segment_evaluations');
