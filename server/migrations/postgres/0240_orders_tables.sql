-- Amounts are minor units of `currency`; base_* are minor units of the workspace currency at the rate of the day placed.
create table orders (
  id bigint generated always as identity primary key,
  workspace_id int not null references workspaces on delete cascade,
  external_id text not null,
  number text,
  -- null: a guest order without any identifier
  profile_id bigint,
  origin_id bigint,
  placed_at timestamptz not null,
  currency char(3) not null,
  subtotal bigint not null,
  discount bigint not null default 0,
  shipping bigint not null default 0,
  tax bigint not null default 0,
  total bigint not null,
  refunded bigint not null default 0,
  -- minor units of the workspace currency for one minor unit of `currency`, of the day placed
  base_factor numeric not null default 1,
  base_total bigint not null,
  base_refunded bigint not null default 0,
  item_count int not null default 0,
  -- the most lines it ever had: copies of lines that are gone are marked deleted
  lines_ever int not null default 0,
  financial_status text not null default 'paid',
  fulfilment_status text not null default 'unfulfilled',
  cancelled_at timestamptz,
  cancel_reason text,
  -- online, pos, subscription, draft …
  channel text not null default 'online',
  discount_codes text[] not null default '{}',
  country text,
  attribution jsonb not null default '{}',
  properties jsonb not null default '{}',
  -- store's own modification time; older news about the same order is ignored
  source_updated_at timestamptz not null,
  source text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (workspace_id, external_id)
);
create index orders_by_profile on orders (workspace_id, profile_id, placed_at);
create index orders_by_time on orders (workspace_id, placed_at desc, id desc);
create index orders_by_origin on orders (workspace_id, origin_id);
call protect_workspace_table('orders');

create table order_lines (
  workspace_id int not null references workspaces on delete cascade,
  order_id bigint not null references orders on delete cascade,
  line int not null,
  product_id bigint,
  sku text,
  title text not null,
  variant_title text,
  category text,
  quantity int not null,
  unit_price bigint not null,
  discount bigint not null default 0,
  total bigint not null,
  refunded_quantity int not null default 0,
  properties jsonb not null default '{}',
  primary key (workspace_id, order_id, line)
);
create index order_lines_by_product on order_lines (workspace_id, product_id);
call protect_workspace_table('order_lines');

create table order_refunds (
  workspace_id int not null references workspaces on delete cascade,
  order_id bigint not null references orders on delete cascade,
  external_id text not null,
  refunded_at timestamptz not null,
  amount bigint not null,
  reason text,
  -- [{line, quantity, amount}]
  lines jsonb not null default '[]',
  source_updated_at timestamptz not null,
  primary key (workspace_id, order_id, external_id)
);
call protect_workspace_table('order_refunds');

create table order_fulfilments (
  workspace_id int not null references workspaces on delete cascade,
  order_id bigint not null references orders on delete cascade,
  external_id text not null,
  status text not null,
  carrier text,
  tracking_number text,
  tracking_url text,
  shipped_at timestamptz,
  promised_at timestamptz,
  delivered_at timestamptz,
  source_updated_at timestamptz not null,
  primary key (workspace_id, order_id, external_id)
);
call protect_workspace_table('order_fulfilments');

create table carts (
  id bigint generated always as identity primary key,
  workspace_id int not null references workspaces on delete cascade,
  external_id text not null,
  profile_id bigint not null,
  origin_id bigint not null,
  status text not null check (status in ('open', 'checkout', 'ordered', 'abandoned')),
  currency char(3),
  total bigint,
  items jsonb not null default '[]',
  checkout_url text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (workspace_id, external_id)
);
create index carts_by_profile on carts (workspace_id, profile_id, updated_at desc);
call protect_workspace_table('carts');
