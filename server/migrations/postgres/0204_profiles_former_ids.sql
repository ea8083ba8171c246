-- What trusted alias calls said: this id names the same person as `user_id`. An id that nobody has yet is joined when it comes.
create table profile_former_ids (
  workspace_id int not null references workspaces on delete cascade,
  -- external, or email where the former user id is an address
  kind text not null,
  value text not null,
  user_id text not null,
  told_at timestamptz not null,
  primary key (workspace_id, kind, value, user_id)
);
call protect_workspace_table('profile_former_ids');
