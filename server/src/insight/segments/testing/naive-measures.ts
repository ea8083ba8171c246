import { compare, dig, inside, type Json, type Moment } from './naive-tests.ts';
import { figuresNow, type Happening, type Line, type Person, type World } from './world.ts';

/** Numbers of people, recomputed from the plain values. */

export function eventsOf(world: World, p: Person, c: Json, { at }: Moment): Happening[] {
  const names = Array.isArray(c.metric) ? c.metric : [c.metric];
  return world.events.filter(
    (e) =>
      (world.aliases.get(e.who) ?? e.who) === p.id &&
      names.includes(e.metric) &&
      inside(c.window as Json | undefined, at, e.at) &&
      ((c.where ?? []) as Json[]).every((w) =>
        compare(w.field === 'value' ? e.value : dig(e.properties, String(w.field)), w.is as Json, at, 'UTC'),
      ),
  );
}

export function eventMeasure(world: World, p: Person, c: Json, moment: Moment): number | null {
  const rows = eventsOf(world, p, c, moment);
  const of = rows
    .map((e) => (c.of === undefined || c.of === 'value' ? e.value : dig(e.properties, String(c.of))))
    .filter((v) => v !== undefined);
  const numbers = of.map(Number);
  switch (c.measure ?? 'count') {
    case 'count':
      return rows.length;
    case 'sum':
      return numbers.reduce((a, b) => a + b, 0);
    case 'avg':
      return numbers.length === 0 ? null : numbers.reduce((a, b) => a + b, 0) / numbers.length;
    case 'min':
      return numbers.length === 0 ? null : Math.min(...numbers);
    case 'max':
      return numbers.length === 0 ? null : Math.max(...numbers);
    default:
      return new Set(of.map(String)).size;
  }
}

type Bought = Line & { order: number; at: number; left: number };

export function linesOf(world: World, p: Person, c: Json, { at, historic }: Moment): Bought[] {
  const want = (c.product ?? {}) as {
    category?: string[];
    sku?: string[];
    productId?: number[];
    titleContains?: string;
  };
  return world.orders
    .filter((o) => o.who === p.id && inside(c.window as Json | undefined, at, o.at))
    .filter((o) => o.cancelledAt === null || (historic && o.cancelledAt > at))
    .flatMap((o) =>
      o.lines.map((line) => ({ ...line, order: o.id, at: o.at, left: line.quantity - line.refundedQuantity })),
    )
    .filter(
      (l) =>
        l.left > 0 &&
        (want.category?.some((x) => x.toLowerCase() === l.category.toLowerCase()) ?? true) &&
        (want.sku?.includes(l.sku) ?? true) &&
        (want.productId?.includes(l.productId) ?? true) &&
        l.title.toLowerCase().includes((want.titleContains ?? '').toLowerCase()),
    );
}

export function productMeasure(world: World, p: Person, c: Json, moment: Moment): number {
  const lines = linesOf(world, p, c, moment);
  if (c.measure === 'quantity') return lines.reduce((sum, l) => sum + l.left, 0);
  if (c.measure === 'spend') return lines.reduce((sum, l) => sum + (l.total * l.left) / l.quantity, 0) / 100;
  return new Set(lines.map((l) => l.order)).size;
}

export function traitOf(world: World, p: Person, trait: string, { at, historic }: Moment): unknown {
  if (trait === 'acquisitionChannel') return p.channel;
  const now = figuresNow(world, p.id);
  const placed = historic
    ? world.orders.filter((o) => o.who === p.id && o.at <= at && (o.cancelledAt === null || o.cancelledAt > at))
    : [];
  const orders = historic ? placed.length : now.orders;
  const gross = historic ? placed.reduce((sum, o) => sum + o.gross, 0) : now.gross;
  const last = historic ? (placed.length === 0 ? null : Math.max(...placed.map((o) => o.at))) : now.last;
  if (trait === 'orders') return orders;
  if (trait === 'grossSpend') return gross / 100;
  if (trait === 'averageOrderValue') return orders === 0 ? null : gross / orders / 100;
  if (trait === 'lastOrderAt') return last;
  throw new Error(`no such trait ${trait}`);
}

/** Undefined for somebody who has none. */
export const figureOf = (world: World, p: Person, c: Json): unknown => {
  const found = world.figures.find(
    (f) => f.who === p.id && f.figure === c.figure && f.key.toLowerCase() === String(c.key ?? '').toLowerCase(),
  );
  return found && (found.number ?? found.moment ?? found.text);
};

/** Of any kind; null where there is no value. */
export function numberOf(world: World, p: Person, c: Json, moment: Moment): number | null {
  if (c.kind === 'event') return eventMeasure(world, p, c, moment);
  if (c.kind === 'product') return productMeasure(world, p, c, moment);
  const value = c.kind === 'trait' ? traitOf(world, p, String(c.trait), moment) : figureOf(world, p, c);
  return value === undefined || value === null ? null : Number(value);
}

/** Counts and sums are 0 where nothing happened. */
export const isTotal = (c: Json): boolean =>
  c.kind === 'product' ||
  (c.kind === 'event' && ['count', 'sum', 'distinct'].includes(String(c.measure ?? 'count'))) ||
  (c.kind === 'trait' && c.trait !== 'averageOrderValue');
