/** Amounts in minor units of the workspace currency. */
export type TraitRow = {
  profile_id: number;
  orders: number;
  gross_spend: number;
  net_spend: number;
  refunded: number;
  refunds: number;
  items: number;
  distinct_products: number;
  discounted_orders: number;
  first_order_at: Date | null;
  last_order_at: Date | null;
  days_between_orders: number | null;
};

export type EngagementRow = {
  profile_id: number;
  channel: string;
  received: number;
  opened: number;
  clicked: number;
  last_received_at: Date | null;
  last_opened_at: Date | null;
  last_clicked_at: Date | null;
};

export type EngagementChange = EngagementRow & { origin_id: number };
