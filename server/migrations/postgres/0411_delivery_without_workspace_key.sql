-- As 0203: row-level security checks the workspace of rows that come in bulk.
alter table sends drop constraint sends_workspace_id_fkey;
alter table send_activity drop constraint send_activity_workspace_id_fkey;
