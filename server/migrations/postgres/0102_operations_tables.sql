-- Long work a person can see, leave, find again and cancel.
create table operations (
  id uuid primary key default gen_random_uuid(),
  workspace_id int not null references workspaces on delete cascade,
  kind text not null,
  title text not null,
  status text not null check (status in ('queued', 'running', 'done', 'failed', 'cancelled')),
  done bigint not null default 0,
  total bigint,
  message text,
  result jsonb,
  cancel_requested boolean not null default false,
  created_by jsonb not null,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz
);
create index operations_recent on operations (workspace_id, created_at desc);
call protect_workspace_table('operations');
