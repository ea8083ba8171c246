-- As 0203: row-level security checks the workspace of rows that come in bulk.
alter table touches drop constraint touches_workspace_id_fkey;
alter table order_credits drop constraint order_credits_workspace_id_fkey;
