-- Accepted messages that are not yet processed. A lane is read by one processor at a time; within a lane ids are
-- committed in order, because every append holds the lane's lock until it commits.
create table event_inbox (
  lane smallint not null,
  id bigint generated always as identity,
  workspace_id int not null,
  -- 16 bytes of SHA-256 over the caller's id: the same message twice has the same key
  key uuid not null,
  received_at timestamptz not null,
  message json not null,
  primary key (lane, id)
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000);
call protect_workspace_table('event_inbox');

create function append_to_inbox(p_lane smallint, p_workspaces int[], p_keys uuid[], p_received timestamptz[], p_messages text[])
  returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(7271, p_lane);
  insert into event_inbox (lane, workspace_id, key, received_at, message)
  select p_lane, w, k, r, m::json from unnest(p_workspaces, p_keys, p_received, p_messages) as t(w, k, r, m);
end $$;
grant execute on function append_to_inbox to rapport_system;

-- One row a lane: whoever holds its row lock is the lane's processor.
create table event_lanes (
  lane smallint primary key,
  processed bigint not null default 0,
  processed_at timestamptz
);
grant select, update on event_lanes to rapport_system;
insert into event_lanes (lane) select generate_series(0, 7);

-- Every key ever processed: a re-delivery finds itself here and changes nothing.
create table event_keys (
  workspace_id int not null,
  key uuid not null,
  primary key (workspace_id, key)
);
call protect_workspace_table('event_keys');

-- Messages that could not be processed, with the reason: set aside, never dropped.
create table event_rejects (
  id bigint generated always as identity primary key,
  workspace_id int not null,
  key uuid not null,
  message json not null,
  reason text not null,
  rejected_at timestamptz not null
);
create index event_rejects_by_workspace on event_rejects (workspace_id, id desc);
call protect_workspace_table('event_rejects');

-- Immutable batches of resolved events: the source of the event store, kept until archived to day files.
create table event_batches (
  id bigint generated always as identity primary key,
  lane smallint not null,
  event_count int not null,
  -- JSONCompactEachRow lines in the column order of the events table
  body text not null,
  created_at timestamptz not null,
  -- batches inserted together: fixed before the first try, so that a retry sends the same rows under the same token
  shipment bigint,
  shipped_at timestamptz
);
create index event_batches_unshipped on event_batches (id) where shipped_at is null;
create index event_batches_shipment on event_batches (shipment) where shipment is not null and shipped_at is null;
grant select, insert, update, delete on event_batches to rapport_system;
create sequence event_shipments;
create sequence event_sequence;
grant usage on sequence event_shipments, event_sequence to rapport_system;

-- Which event store the batches were shipped to: another generation means it was lost and has to be rebuilt.
create table event_store (
  one_row boolean primary key default true check (one_row),
  generation uuid,
  rebuilding boolean not null default false
);
insert into event_store default values;
grant select, update on event_store to rapport_system;

-- Day files already written; their batches are gone from event_batches.
create table event_archives (
  name text primary key,
  first_batch bigint not null,
  last_batch bigint not null,
  event_count bigint not null,
  bytes bigint not null,
  created_at timestamptz not null
);
grant select, insert, delete on event_archives to rapport_system;

-- The metrics of a workspace, learnt from the data.
create table metrics (
  workspace_id int not null references workspaces on delete cascade,
  name text not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  event_count bigint not null default 0,
  -- property name -> type, as seen
  properties jsonb not null default '{}',
  primary key (workspace_id, name)
);
call protect_workspace_table('metrics');
