-- What each thing that sells is expected to sell: made anew each day from the purchases.
create table demand_forecasts (
  workspace_id int not null references workspaces on delete cascade,
  sku text not null,
  product_id bigint not null,
  title text not null,
  category text not null,
  -- smooth, intermittent, erratic, lumpy, none
  class text not null,
  adi double precision,
  cv2 double precision,
  method text not null,
  -- units of past weeks, the latest last; at most two years
  history int[] not null,
  -- of the 13 weeks to come, and up to the end of each: mean, and where four of five lie
  expected double precision[] not null,
  low int[] not null,
  high int[] not null,
  cumulated_low int[] not null,
  cumulated_high int[] not null,
  -- mean absolute error of four-week totals per week, and that of the naive rule; null without back-test
  mae double precision,
  naive_mae double precision,
  -- units expected from the orders that are predicted of people by group; null where orders are not predicted
  from_orders double precision,
  stock int,
  stock_out date,
  stock_out_earliest date,
  stock_out_latest date,
  reorder int not null,
  computed_at timestamptz not null,
  primary key (workspace_id, sku)
);
call protect_workspace_table('demand_forecasts');
