-- Orders and credit notes of a day for which their currency has no rate yet: the message as it came, taken up when the
-- rate is there.
create table orders_waiting_for_rates (
  id bigint generated always as identity primary key,
  workspace_id int not null references workspaces on delete cascade,
  external_id text not null,
  currency char(3) not null,
  -- placed or issued: the rate of its local day is missing
  at timestamptz not null,
  message json not null,
  received_at timestamptz not null
);
create index orders_waiting_for_rates_by_currency on orders_waiting_for_rates (workspace_id, currency, at);
create index orders_waiting_for_rates_by_order on orders_waiting_for_rates (workspace_id, external_id);
call protect_workspace_table('orders_waiting_for_rates');
