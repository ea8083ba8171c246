create table products (
  id bigint generated always as identity primary key,
  workspace_id int not null references workspaces on delete cascade,
  -- the store's id, or the SKU where there is none
  external_id text not null,
  title text not null,
  description text,
  url text,
  image_url text,
  category text,
  brand text,
  tags text[] not null default '{}',
  price bigint,
  compare_at_price bigint,
  currency char(3),
  published boolean not null default true,
  properties jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (workspace_id, external_id)
);
create index products_search on products using gin (workspace_id, lower(title || ' ' || external_id || ' ' || coalesce(category, '')) gin_trgm_ops);
call protect_workspace_table('products');

create table product_variants (
  workspace_id int not null references workspaces on delete cascade,
  product_id bigint not null references products on delete cascade,
  sku text not null,
  title text,
  price bigint,
  currency char(3),
  inventory_quantity int,
  properties jsonb not null default '{}',
  updated_at timestamptz not null,
  primary key (workspace_id, sku)
);
create index product_variants_by_product on product_variants (workspace_id, product_id);
call protect_workspace_table('product_variants');
