-- Computed per profile from its orders, always whole (never incremented), in the workspace currency's minor units.
create table profile_traits (
  workspace_id int not null references workspaces on delete cascade,
  profile_id bigint not null,
  orders int not null default 0,
  gross_spend bigint not null default 0,
  net_spend bigint not null default 0,
  refunded bigint not null default 0,
  refunds int not null default 0,
  items int not null default 0,
  distinct_products int not null default 0,
  discounted_orders int not null default 0,
  first_order_at timestamptz,
  last_order_at timestamptz,
  days_between_orders double precision,
  updated_at timestamptz not null,
  primary key (workspace_id, profile_id)
);
create index profile_traits_spend on profile_traits (workspace_id, net_spend desc, profile_id desc);
create index profile_traits_last_order on profile_traits (workspace_id, last_order_at desc nulls last, profile_id desc);
call protect_workspace_table('profile_traits');

-- Engagement per channel, updated as messages are delivered, opened and clicked.
create table profile_engagement (
  workspace_id int not null references workspaces on delete cascade,
  profile_id bigint not null,
  -- who the messages were counted for first: an undone merge gives the counts back
  origin_id bigint not null,
  channel text not null,
  received int not null default 0,
  opened int not null default 0,
  clicked int not null default 0,
  last_received_at timestamptz,
  last_opened_at timestamptz,
  last_clicked_at timestamptz,
  primary key (workspace_id, origin_id, channel)
);
create index profile_engagement_by_profile on profile_engagement (workspace_id, profile_id);
call protect_workspace_table('profile_engagement');
