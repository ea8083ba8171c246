-- Who the profile of an exposure is today; moved with merges and their undoing, while origin_id stays.
alter table experiment_exposures add column profile_id bigint;
update experiment_exposures e set profile_id = coalesce(p.merged_into, p.id) from profiles p where p.id = e.origin_id;
delete from experiment_exposures where profile_id is null;
alter table experiment_exposures alter column profile_id set not null;
create index experiment_exposures_by_profile on experiment_exposures (workspace_id, profile_id);
