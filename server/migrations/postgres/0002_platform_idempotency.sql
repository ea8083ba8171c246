create table idempotency_keys (
  workspace_id int not null,
  route text not null,
  key text not null,
  request_hash bytea not null,
  -- null while the first request is still running
  status int,
  response text,
  created_at timestamptz not null,
  primary key (workspace_id, route, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);
call protect_workspace_table('idempotency_keys');
