create table attribution_settings (
  workspace_id int primary key references workspaces on delete cascade,
  click_hours int not null,
  open_hours int not null,
  -- opens by privacy proxies and scanners count as touches
  count_machine_opens boolean not null,
  updated_at timestamptz not null
);
call protect_workspace_table('attribution_settings');

-- A person met one of our messages. key: the event it was read from, so that news told twice counts once.
create table touches (
  workspace_id int not null references workspaces on delete cascade,
  key uuid not null,
  profile_id bigint not null,
  origin_id bigint not null,
  kind text not null check (kind in ('click', 'open')),
  machine boolean not null,
  channel text not null,
  source_kind text not null,
  source_id bigint not null,
  send_id bigint not null,
  at timestamptz not null,
  -- when the message was received: windows start here
  received_at timestamptz not null,
  primary key (workspace_id, key)
);
create index touches_by_profile on touches (workspace_id, profile_id, at desc);
call protect_workspace_table('touches');

-- Each order's one credit, recomputed whole from touches whenever an order or a touch comes in, in any order.
create table order_credits (
  workspace_id int not null references workspaces on delete cascade,
  order_id bigint not null,
  profile_id bigint not null,
  touch_key uuid not null,
  source_kind text not null,
  source_id bigint not null,
  send_id bigint not null,
  ordered_at timestamptz not null,
  credited_at timestamptz not null,
  primary key (workspace_id, order_id)
);
create index order_credits_by_source on order_credits (workspace_id, source_kind, source_id);
create index order_credits_by_profile on order_credits (workspace_id, profile_id);
call protect_workspace_table('order_credits');
