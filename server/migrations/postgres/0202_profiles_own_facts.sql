-- What a person's devices told is shown on the person too; the person's facts without it, to take it back. Null: nothing was.
alter table profiles add column own_facts jsonb;

-- An identifier's profile is of the same workspace and goes with it; origin_id never changes and was checked as profile_id once.
-- One check a row instead of three: every new person has two rows or more.
alter table profile_identifiers drop constraint profile_identifiers_origin_id_fkey;
alter table profile_identifiers drop constraint profile_identifiers_workspace_id_fkey;
alter table profile_identifiers drop constraint profile_identifiers_profile_id_fkey;
alter table profile_identifiers add constraint profile_identifiers_profile_id_fkey
  foreign key (profile_id) references profiles (id) on delete cascade;
