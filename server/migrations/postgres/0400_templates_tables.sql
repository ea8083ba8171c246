create table templates (
  id bigint generated always as identity primary key,
  workspace_id int not null references workspaces on delete cascade,
  name text not null,
  version_id bigint not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz
);
create index templates_recent on templates (workspace_id, updated_at desc, id desc) where deleted_at is null;
call protect_workspace_table('templates');

-- Immutable: what was sent can always be shown. template_id is null for content written inside a campaign.
create table template_versions (
  id bigint generated always as identity primary key,
  workspace_id int not null references workspaces on delete cascade,
  template_id bigint,
  version int not null,
  class text not null check (class in ('marketing', 'transactional')),
  subject text not null,
  preheader text not null,
  format text not null check (format in ('mjml', 'html')),
  source text not null,
  text_source text,
  -- compiled once; Liquid is still in both
  html text not null,
  text text not null,
  links jsonb not null,
  warnings jsonb not null,
  created_by jsonb not null,
  created_at timestamptz not null
);
create index template_versions_by_template on template_versions (workspace_id, template_id, version desc);
call protect_workspace_table('template_versions');
revoke update, delete on template_versions from rapport_app;
