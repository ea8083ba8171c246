import { half, settings, sum, type Put, type Trend } from './naive-terms.ts';
import { day, tallied, type Sign, type Small } from './world.ts';

export function naiveHealth(
  world: Small,
  signs: readonly Sign[],
  now: number,
  trends: ReadonlyMap<number, Trend>,
  put: Put,
): void {
  const alive = world.people.filter((p) => !p.deleted).map((p) => ({ id: p.id, ...tallied(world, p.id) }));
  const gaps = alive.flatMap(({ gap }) => (gap === null ? [] : [gap])).sort((a, b) => a - b);
  // the engine's exact quantile of the middle: the upper of two
  const usualGap = gaps[Math.floor(gaps.length / 2)] ?? null;
  const usualReturns = Math.min(1, sum(alive.map((p) => p.refunded)) / Math.max(1, sum(alive.map((p) => p.gross))));
  const of = (metric: string, who: number) => signs.filter((s) => s.metric === metric && s.who === who);
  const heard = signs.some((s) => s.metric === 'Opened Ticket');
  for (const { id, orders, last, gap, gross, refunded } of alive) {
    if (orders === 0 || last === null) continue;
    const weightOfUsual = usualGap === null ? 0 : 1;
    const every =
      orders < 2
        ? usualGap
        : ((gap ?? 0) * (orders - 1) + weightOfUsual * (usualGap ?? 0)) / (orders - 1 + weightOfUsual);
    const since = (now - last) / day;
    const returned = gross === 0 ? null : Math.min(1, refunded / gross);
    const deliveries = of('Delivered Shipment', id).map(({ at, properties: p }) => ({
      w: half(now - at, 90),
      late: 'late' in p ? p['late'] === true : at > Date.parse(String(p['promised_at'])),
    }));
    const reviews = of('Submitted Review', id).map(({ at, properties: p }) => ({
      w: half(now - at, 180),
      stars: Number(p['rating']),
    }));
    const trend = trends.get(id)?.trend;
    const parts: Record<keyof typeof settings.health, number | null> = {
      orders: every === null || (every === 0 && since > 0) ? null : since <= every ? 1 : 2 ** -(since / every - 1),
      engagement: trend === undefined ? null : Math.min(1, trend),
      tickets: heard ? 1 / (1 + sum(of('Opened Ticket', id).map(({ at }) => half(now - at, 60)))) : null,
      delivery:
        deliveries.length === 0
          ? null
          : 1 - sum(deliveries.filter((d) => d.late).map((d) => d.w)) / sum(deliveries.map((d) => d.w)),
      returns:
        returned === null || usualReturns >= 1
          ? null
          : returned <= usualReturns
            ? 1
            : 1 - (returned - usualReturns) / (1 - usualReturns),
      reviews:
        reviews.length === 0 ? null : (sum(reviews.map((r) => r.w * r.stars)) / sum(reviews.map((r) => r.w)) - 1) / 4,
    };
    const counted = Object.entries(parts).flatMap(([name, part]) => (part === null ? [] : [{ name, part }]));
    const weight = (name: string): number => settings.health[name as keyof typeof parts];
    for (const { name, part } of counted) put('healthParts', id, 100 * part, name);
    const score =
      (100 * sum(counted.map(({ name, part }) => weight(name) * part))) / sum(counted.map(({ name }) => weight(name)));
    put('healthScore', id, counted.length === 0 ? null : score);
    put('health', id, counted.length === 0 ? null : score >= 70 ? 'Healthy' : score >= 40 ? 'Needs care' : 'At risk');
  }
}
