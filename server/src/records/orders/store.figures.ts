import { sql, type RawBuilder } from 'kysely';

/**
 * A row source with the purchase figures of people, in minor units of the workspace currency: always computed whole.
 * Cancelled orders do not count; credit notes count as money back. People who never bought get a row of zeros.
 * Columns: profile_id, orders, gross, refunded, refunds, items, distinct_products, discounted_orders, first_order_at,
 * last_order_at.
 */
export const purchaseFigures = (workspaceId: number, profileIds: readonly number[]): RawBuilder<unknown> => sql`(
  select p.id as profile_id, coalesce(o.orders, 0) as orders, coalesce(o.gross, 0) as gross,
    coalesce(o.refunded, 0) + coalesce(c.amount, 0) as refunded, coalesce(r.refunds, 0) + coalesce(c.notes, 0) as refunds,
    coalesce(o.items, 0) as items, coalesce(l.products, 0) as distinct_products,
    coalesce(o.discounted, 0) as discounted_orders, o.first_order_at, o.last_order_at
  from (select distinct unnest(${sql.val(profileIds)}::int8[]) as id) p
  left join (
    select profile_id, count(*)::int as orders, sum(base_total)::int8 as gross, sum(base_refunded)::int8 as refunded,
      sum(item_count)::int as items, (count(*) filter (where discount > 0 or discount_codes <> '{}'))::int as discounted,
      min(placed_at) as first_order_at, max(placed_at) as last_order_at
    from orders
    where workspace_id = ${workspaceId} and profile_id = any(${sql.val(profileIds)}::int8[]) and cancelled_at is null
    group by profile_id) o on o.profile_id = p.id
  left join (
    select w.profile_id, count(distinct coalesce(n.product_id::text, n.sku, n.title))::int as products
    from orders w join order_lines n on n.workspace_id = w.workspace_id and n.order_id = w.id
    where w.workspace_id = ${workspaceId} and w.profile_id = any(${sql.val(profileIds)}::int8[]) and w.cancelled_at is null
    group by w.profile_id) l on l.profile_id = p.id
  left join (
    select w.profile_id, count(*)::int as refunds
    from orders w join order_refunds b on b.workspace_id = w.workspace_id and b.order_id = w.id
    where w.workspace_id = ${workspaceId} and w.profile_id = any(${sql.val(profileIds)}::int8[]) and w.cancelled_at is null
    group by w.profile_id) r on r.profile_id = p.id
  left join (
    select profile_id, sum(base_amount)::int8 as amount, count(*)::int as notes
    from credit_notes
    where workspace_id = ${workspaceId} and profile_id = any(${sql.val(profileIds)}::int8[])
    group by profile_id) c on c.profile_id = p.id)`;
