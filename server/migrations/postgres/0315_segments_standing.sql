-- Whether somebody was identified when the event store last got a copy of the profile: only when that changes can a copy
-- change segments that read no copies. Without a key to workspaces: a row per person.
create table segment_standing (
  workspace_id int not null,
  profile_id bigint not null,
  known boolean not null,
  primary key (workspace_id, profile_id)
);
call protect_workspace_table('segment_standing');
