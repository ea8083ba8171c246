-- As 0203: row-level security checks the workspace of rows that come in bulk.
alter table profile_engagement drop constraint profile_engagement_workspace_id_fkey;
alter table profile_traits drop constraint profile_traits_workspace_id_fkey;
