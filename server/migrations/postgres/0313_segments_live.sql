-- People whom something happened to and whose segments have to be looked at: a row per batch, gone when it was done.
-- Without a key to workspaces: every event passes through here.
create table segment_touched (
  id bigint generated always as identity primary key,
  workspace_id int not null,
  at timestamptz not null,
  cause text not null,
  -- only these happened; null: anything may have changed
  metrics text[],
  people bigint[] not null
);
create index segment_touched_order on segment_touched (workspace_id, id);
call protect_workspace_table('segment_touched');

-- How far the segments of a workspace are.
create table segment_live (
  workspace_id int primary key references workspaces on delete cascade,
  -- windows and dates that moved until then were looked at
  swept_until timestamptz not null,
  -- newest moment everything known before it was answered
  checked_at timestamptz not null,
  -- the queue had grown too long for one person at a time
  degraded boolean not null default false
);
call protect_workspace_table('segment_live');

-- What one pass over touched people changed, side by side: who entered (+1) or left (-1) which segment, and why. Written
-- in the transaction that tells flows, before the event store has it.
create table segment_passes (
  id bigint generated always as identity primary key,
  workspace_id int not null references workspaces on delete cascade,
  at timestamptz not null,
  segments int[] not null,
  people bigint[] not null,
  signs smallint[] not null,
  reasons text[] not null,
  -- the event store has it
  written boolean not null default false
);
create index segment_passes_waiting on segment_passes (workspace_id) where not written;
call protect_workspace_table('segment_passes');

-- Why an evaluation over everybody changed it.
alter table segment_changes add column reason text not null default 'evaluation';

-- A point that goes along with small changes, until its stretch of time is over.
alter table segment_counts add column moving boolean not null default false;
