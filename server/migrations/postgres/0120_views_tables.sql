-- Lists as people like to see them: filters, sort and columns under a name. `owner` is who saved it ("user:…").
create table saved_views (
  id bigint generated always as identity primary key,
  workspace_id int not null references workspaces on delete cascade,
  owner text not null,
  page text not null,
  name text not null,
  state jsonb not null,
  shared boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index saved_views_page on saved_views (workspace_id, page, owner);
call protect_workspace_table('saved_views');
