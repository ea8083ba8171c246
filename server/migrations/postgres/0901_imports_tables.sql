-- One file being brought in. The id is its operation's. What was handed over and how far is committed together.
create table imports (
  id uuid primary key,
  workspace_id int not null references workspaces on delete cascade,
  kind text not null,
  file_name text not null,
  -- where the file lies: a name in the files store, or an absolute path given on the command line
  stored_as text,
  path text,
  -- size and digest of both ends of the file: the same command again goes on with the same import
  fingerprint text not null,
  mapping jsonb not null,
  options jsonb not null,
  dry_run boolean not null default false,
  status text not null check (status in ('queued', 'reading', 'settling', 'done', 'failed', 'cancelled')),
  -- rows of the (sorted) file that are handed over or refused
  rows_done bigint not null default 0,
  rows_total bigint,
  refused bigint not null default 0,
  reject_bytes bigint not null default 0,
  counts jsonb not null default '{}',
  reasons jsonb not null default '{}',
  notes jsonb not null default '[]',
  -- place in the inbox after the last message handed over
  inbox_mark bigint,
  -- newest profile when it began
  profile_mark bigint,
  error text,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index imports_recent on imports (workspace_id, created_at desc, id desc);
create index imports_waiting on imports (created_at) where status in ('queued', 'reading', 'settling');
call protect_workspace_table('imports');
