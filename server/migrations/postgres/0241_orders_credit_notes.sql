-- A credit document of its own number that names no order (an accounting cancellation): never an order, always money back.
create table credit_notes (
  id bigint generated always as identity primary key,
  workspace_id int not null references workspaces on delete cascade,
  external_id text not null,
  profile_id bigint,
  origin_id bigint,
  issued_at timestamptz not null,
  currency char(3) not null,
  base_factor numeric not null default 1,
  -- positive: what went back
  amount bigint not null,
  base_amount bigint not null,
  item_count int not null default 0,
  lines_ever int not null default 0,
  reason text,
  country text,
  source_updated_at timestamptz not null,
  source text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (workspace_id, external_id)
);
create index credit_notes_by_profile on credit_notes (workspace_id, profile_id, issued_at);
create index credit_notes_by_origin on credit_notes (workspace_id, origin_id);
create index credit_notes_by_time on credit_notes (workspace_id, issued_at desc, id desc);
call protect_workspace_table('credit_notes');

-- Quantities and amounts are positive: what came back.
create table credit_note_lines (
  workspace_id int not null references workspaces on delete cascade,
  credit_note_id bigint not null references credit_notes on delete cascade,
  line int not null,
  product_id bigint,
  sku text,
  title text not null,
  category text,
  quantity int not null,
  total bigint not null,
  primary key (workspace_id, credit_note_id, line)
);
call protect_workspace_table('credit_note_lines');

-- A refund, cancellation or fulfilment that arrived before its order: applied when the order comes.
create table order_changes_waiting (
  id bigint generated always as identity primary key,
  workspace_id int not null references workspaces on delete cascade,
  order_external_id text not null,
  change jsonb not null,
  received_at timestamptz not null
);
create index order_changes_waiting_by_order on order_changes_waiting (workspace_id, order_external_id);
call protect_workspace_table('order_changes_waiting');
