-- Traits a brand defines itself: an aggregate of events or orders, a formula of other traits, or named ranges of one.
create table custom_traits (
  id int generated always as identity primary key,
  workspace_id int not null references workspaces on delete cascade,
  -- as formulas and rules name it; it stays
  name text not null,
  label text not null,
  explanation text not null default '',
  definition jsonb not null,
  -- what a person says a number is
  numeric_type text check (numeric_type in ('number', 'money', 'ratio', 'days')),
  -- what the definition yields
  type text not null check (type in ('number', 'money', 'ratio', 'days', 'date', 'text', 'boolean')),
  status text not null default 'active' check (status in ('active', 'deleted')),
  created_by jsonb not null,
  updated_by jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index custom_traits_by_name on custom_traits (workspace_id, name) where status = 'active';
call protect_workspace_table('custom_traits');
