-- Where a person came from, per origin: the earliest of what a profile holds is its acquisition.
create table profile_acquisitions (
  workspace_id int not null references workspaces on delete cascade,
  profile_id bigint not null,
  origin_id bigint not null,
  -- touch: the first visit or event; order: the first order
  kind text not null check (kind in ('touch', 'order')),
  at timestamptz not null,
  facts jsonb not null,
  primary key (workspace_id, origin_id, kind)
);
create index profile_acquisitions_by_profile on profile_acquisitions (workspace_id, profile_id);
call protect_workspace_table('profile_acquisitions');
