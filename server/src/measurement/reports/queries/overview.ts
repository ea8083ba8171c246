import { workspaceOf } from '../../../foundation/workspaces/index.ts';
import { localDate } from '../../../kernel/zone.ts';
import { invalid } from '../../../kernel/problem.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { productsByIds } from '../../../records/catalog/index.ts';
import { comparedTo, daysOf, periodOf, type Comparison, type Period } from '../rules/periods.ts';
import { customersIn, listGrowth, salesByDay, topProducts } from '../store.clickhouse.ts';

const dayMs = 86_400_000;
const longest = 800;

/** The brand's figures of some local days (the last 30 when left out), beside those they are compared with. */
export async function overview(
  ctx: Context,
  asked: { from?: string | undefined; to?: string | undefined; compare: Comparison },
) {
  const brand = await transact(ctx, (tx) => workspaceOf(tx, ctx.workspaceId));
  const zone = brand.timezone;
  const to = asked.to ?? localDate(ctx.platform.clock.now(), zone);
  const from = asked.from ?? new Date(Date.parse(`${to}T00:00:00Z`) - 29 * dayMs).toISOString().slice(0, 10);
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  if (days < 1)
    throw invalid('The period is empty.', [{ path: '?from', message: 'Use a day that is not after "to".' }]);
  if (days > longest)
    throw invalid('The period is too long.', [
      { path: '?from', message: `Ask for at most ${longest} days at a time.` },
    ]);
  const period = periodOf(from, to, zone);
  const before = comparedTo(period, asked.compare, zone);
  const [now, compared, products] = await Promise.all([
    figuresOf(ctx, period, zone),
    before === null ? null : figuresOf(ctx, before, zone),
    topProducts(ctx, period, 10),
  ]);
  const known = await transact(ctx, (tx) =>
    productsByIds(
      tx,
      ctx.workspaceId,
      products.map(({ productId }) => productId),
    ),
  );
  const images = new Map(known.map((product) => [product.id, product.image_url]));
  return {
    currency: brand.currency,
    timezone: zone,
    ...now,
    compared,
    topProducts: products.map((product) => ({ ...product, imageUrl: images.get(product.productId) ?? null })),
  };
}

async function figuresOf(ctx: Context, period: Period, zone: string) {
  const [sales, customers, list] = await Promise.all([
    salesByDay(ctx, period, zone),
    customersIn(ctx, period),
    listGrowth(ctx, period, zone),
  ]);
  const salesOf = new Map(sales.map((row) => [row.day, row]));
  const listOf = new Map(list.map((row) => [row.day, row]));
  const byDay = daysOf(period).map((day) => ({
    day,
    orders: salesOf.get(day)?.orders ?? 0,
    grossRevenue: salesOf.get(day)?.gross ?? 0,
    netRevenue: salesOf.get(day)?.net ?? 0,
    subscribersGained: listOf.get(day)?.gained ?? 0,
    subscribersLost: listOf.get(day)?.lost ?? 0,
  }));
  const sum = (of: (day: (typeof byDay)[number]) => number): number => byDay.reduce((total, day) => total + of(day), 0);
  const [orders, grossRevenue] = [sum((d) => d.orders), sum((d) => d.grossRevenue)];
  const buyers = customers.newCustomers + customers.returningCustomers;
  return {
    from: period.from,
    to: period.to,
    totals: {
      grossRevenue,
      netRevenue: sum((d) => d.netRevenue),
      orders,
      averageOrderValue: orders === 0 ? null : Math.round(grossRevenue / orders),
      newCustomers: customers.newCustomers,
      returningCustomers: customers.returningCustomers,
      repeatRate: buyers === 0 ? null : customers.repeaters / buyers,
      subscribersGained: sum((d) => d.subscribersGained),
      subscribersLost: sum((d) => d.subscribersLost),
    },
    byDay,
  };
}
