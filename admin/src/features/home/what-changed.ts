import { formatMoney, formatNumber, formatPercent, relativeChange } from '@rapport/ui';
import type { Overview } from './use-overview.ts';

interface Words {
  locale: string;
  /** "last 30 days" */
  days: string;
  /** "previous 30 days" */
  base: string;
}

/** What the period came to and, when it is compared, which way it went: one sentence. */
export function whatChanged({ totals, compared, currency }: Overview, { locale, days, base }: Words): string {
  const revenue = formatMoney(totals.netRevenue, currency, { locale });
  const count = formatNumber(totals.orders, { locale });
  const sum = `${revenue} from ${count} ${totals.orders === 1 ? 'order' : 'orders'} in the ${days}`;
  if (totals.orders === 0) return `No orders in the ${days}.`;
  if (compared === null) return `${sum}.`;
  const change = relativeChange(totals.netRevenue, compared.totals.netRevenue);
  if (change.kind === 'unknown') return `${sum}; there were none in the ${base}.`;
  const size = formatPercent(Math.abs(change.size), { locale });
  if (change.direction === 'same') return `${sum}, as much as in the ${base}.`;
  const why = reasonOf(totals, compared.totals, change.direction);
  return `${sum}: ${size} ${change.direction === 'up' ? 'more' : 'less'} than the ${base}${why}.`;
}

type Totals = Overview['totals'];

/** The part of revenue that went the same way the most: more orders, or larger ones. */
function reasonOf(now: Totals, before: Totals, direction: 'up' | 'down'): string {
  const orders = relativeChange(now.orders, before.orders);
  const size = relativeChange(now.averageOrderValue, before.averageOrderValue);
  if (orders.kind === 'unknown' || size.kind === 'unknown') return '';
  const sign = direction === 'up' ? 1 : -1;
  const [byOrders, bySize] = [orders.size * sign, size.size * sign];
  if (Math.max(byOrders, bySize) <= 0) return '';
  if (byOrders >= bySize) return direction === 'up' ? ', from more orders' : ', from fewer orders';
  return direction === 'up' ? ', from larger orders' : ', from smaller orders';
}
