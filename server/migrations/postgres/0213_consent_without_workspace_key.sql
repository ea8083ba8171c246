-- As 0203: row-level security checks the workspace of rows that come in bulk.
alter table consents drop constraint consents_workspace_id_fkey;
alter table consent_ledger drop constraint consent_ledger_workspace_id_fkey;
