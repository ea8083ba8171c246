create table workspaces (
  id int generated always as identity primary key,
  name text not null,
  slug text not null unique,
  currency char(3) not null,
  timezone text not null,
  locale text not null default 'en-US',
  is_sample boolean not null default false,
  -- a restored installation starts with sending paused until a person confirms
  sending_paused_reason text,
  settings jsonb not null default '{}',
  created_at timestamptz not null
);
alter table workspaces enable row level security;
alter table workspaces force row level security;
create policy workspace on workspaces to rapport_app using (id = (select current_workspace())) with check (id = (select current_workspace()));
create policy system on workspaces to rapport_system using (true) with check (true);
grant select, update on workspaces to rapport_app;
grant select, insert, update, delete on workspaces to rapport_system;

-- units of the workspace currency for one unit of `currency`, valid from that day on
create table currency_rates (
  workspace_id int not null references workspaces on delete cascade,
  currency char(3) not null,
  valid_from date not null,
  rate numeric not null check (rate > 0),
  primary key (workspace_id, currency, valid_from)
);
call protect_workspace_table('currency_rates');
