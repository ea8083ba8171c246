-- Append-only: no role may change or delete a row.
create table audit_log (
  id bigint generated always as identity primary key,
  workspace_id int not null references workspaces on delete cascade,
  at timestamptz not null,
  actor jsonb not null,
  action text not null,
  entity text not null,
  entity_id text,
  changes jsonb not null default '{}'
);
create index audit_log_by_time on audit_log (workspace_id, id desc);
create index audit_log_by_entity on audit_log (workspace_id, entity, entity_id, id desc);
call protect_workspace_table('audit_log');
revoke update, delete on audit_log from rapport_app, rapport_system;
