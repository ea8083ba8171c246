-- Rows that come by the hundred thousand carry a workspace id that row-level security checks already; a foreign key looks
-- the same one workspace up, and locks it, for every one of them: a third of what writing them costs. Deleting a workspace
-- therefore deletes from these tables itself, in steps, which a cascade over millions of rows could not do anyway.
alter table profiles drop constraint profiles_workspace_id_fkey;
alter table profile_acquisitions drop constraint profile_acquisitions_workspace_id_fkey;
alter table profile_engagement drop constraint profile_engagement_workspace_id_fkey;
alter table profile_traits drop constraint profile_traits_workspace_id_fkey;
alter table consents drop constraint consents_workspace_id_fkey;
alter table consent_ledger drop constraint consent_ledger_workspace_id_fkey;
alter table orders drop constraint orders_workspace_id_fkey;
alter table sends drop constraint sends_workspace_id_fkey;
alter table send_activity drop constraint send_activity_workspace_id_fkey;
alter table touches drop constraint touches_workspace_id_fkey;
alter table order_credits drop constraint order_credits_workspace_id_fkey;
