import { groupBy } from '../../../kernel/group.ts';
import { localDate } from '../../../kernel/zone.ts';
import { horizons, mostMonths, type Dimension } from '../rules/dimensions.ts';
import { monthOf } from '../rules/month-of.ts';
import type { Order, World } from './world.ts';

const day = 86_400_000;

/** The cells of every cohort, person by person: what the event store is held against. */
export function naiveCohorts(world: World, by: Dimension, zone: string, from: string, to: string) {
  const people = world.people.flatMap((person) => customerOf(world, person, zone) ?? []);
  const inRange = people.filter(({ born }) => born >= monthOf(from) && born <= monthOf(to));
  const nowMonth = monthOf(localDate(new Date(world.now), zone));
  return new Map(
    [...groupBy(inRange, (customer) => customer.cohorts[by])].map(([value, members]) => [
      value,
      { size: members.length, months: naiveMonths(members, nowMonth), horizons: naiveHorizons(members, world.now) },
    ]),
  );
}

type Customer = NonNullable<ReturnType<typeof customerOf>>;

function customerOf(world: World, person: World['people'][number], zone: string) {
  const standing = (order: Order): boolean => order.who === person.id && !order.isCancelled && order.at <= world.now;
  const orders = world.orders.filter(standing).sort((a, b) => a.at - b.at || a.id - b.id);
  const [first] = orders;
  if (!first || person.isDeleted) return null;
  const credits = world.credits.filter(({ who, at }) => who === person.id && at >= first.at && at <= world.now);
  const withLines = orders.find(({ lines }) => lines.length > 0);
  const dearest = [...(withLines?.lines ?? [])].sort((a, b) => b.total - a.total)[0];
  const month = localDate(new Date(first.at), zone).slice(0, 7);
  const cohorts: Record<Dimension, string> = {
    month,
    channel: person.channel,
    source: person.source,
    campaign: person.campaign,
    creator: person.creator,
    product: dearest && dearest.productId > 0 ? String(dearest.productId) : '',
    category: dearest?.category ?? '',
    coupon: (first.codes[0] ?? '').toUpperCase(),
    country: first.country,
  };
  const monthAfter = (at: number): number => monthOf(localDate(new Date(at), zone)) - monthOf(month);
  return { first, orders, credits, cohorts, born: monthOf(month), monthAfter };
}

function naiveMonths(members: readonly Customer[], nowMonth: number) {
  const last = Math.min(mostMonths, Math.max(0, ...members.map(({ born }) => nowMonth - born)));
  return Array.from({ length: last + 1 }, (_, month) => {
    const old = members.filter(({ born }) => born + month < nowMonth);
    const net = (within: (k: number) => boolean): number =>
      total(
        old,
        ({ orders, credits, monthAfter }) =>
          total(
            orders.filter(({ at }) => within(monthAfter(at))),
            (o) => o.gross - o.refunded,
          ) -
          total(
            credits.filter(({ at }) => within(monthAfter(at))),
            ({ amount }) => amount,
          ),
      );
    return {
      month,
      of: old.length,
      active: old.filter(({ orders, monthAfter }) => orders.some(({ at }) => monthAfter(at) === month)).length,
      gross: total(old, ({ orders, monthAfter }) =>
        total(
          orders.filter(({ at }) => monthAfter(at) === month),
          (o) => o.gross,
        ),
      ),
      net: net((k) => k === month),
      netSoFar: net((k) => k <= month),
    };
  });
}

function naiveHorizons(members: readonly Customer[], now: number) {
  return horizons.map((days) => {
    const old = members.filter(({ first }) => first.at + days * day <= now);
    const within = ({ first }: Customer, at: number): boolean => at < first.at + days * day;
    const ordersOf = (one: Customer): Order[] => one.orders.filter(({ at }) => within(one, at));
    const netOf = (one: Customer): number =>
      total(ordersOf(one), (o) => o.gross - o.refunded) -
      total(
        one.credits.filter(({ at }) => within(one, at)),
        ({ amount }) => amount,
      );
    const later = old.flatMap((one) => ordersOf(one).slice(1));
    const gross = total(old.flatMap(ordersOf), (o) => o.gross);
    const net = total(old, netOf);
    const mean = net / old.length;
    const deviation = Math.sqrt(total(old, (one) => (netOf(one) - mean) ** 2) / (old.length - 1));
    return {
      days,
      of: old.length,
      repeaters: old.filter((one) => ordersOf(one).length > 1).length,
      gross,
      net,
      firstOrderValue: old.length === 0 ? null : total(old, ({ first }) => first.gross) / old.length,
      laterOrderValue: later.length === 0 ? null : total(later, (o) => o.gross) / later.length,
      refundRate: gross === 0 ? null : (gross - net) / gross,
      halfInterval: old.length < 2 ? null : (1.959963984540054 * deviation) / Math.sqrt(old.length),
    };
  });
}

const total = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((sum, item) => sum + of(item), 0);
