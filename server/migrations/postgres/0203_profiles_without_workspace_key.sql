-- Rows that come by the hundred thousand carry a workspace id that row-level security checks already; a foreign key looks
-- the same one workspace up, and locks it, for every one of them: a third of what writing them costs. Deleting a workspace
-- therefore deletes from these tables itself, in steps, which a cascade over millions of rows could not do anyway.
alter table profiles drop constraint profiles_workspace_id_fkey;
alter table profile_acquisitions drop constraint profile_acquisitions_workspace_id_fkey;
