import type { Context } from '../../../platform/context.ts';

/** A small brand as plain values: written straight into the event store and read by the naive evaluator. */
export type Person = {
  id: number;
  known: boolean;
  deleted: boolean;
  email: string;
  country: string;
  city: string;
  postalCode: string;
  place: { latitude: number; longitude: number } | null;
  properties: Record<string, unknown>;
  consent: '' | 'subscribed' | 'unsubscribed' | 'pending';
  consentAt: number | null;
  suppressed: boolean;
  channel: string;
};
export type Happening = { who: number; metric: string; at: number; value: number; properties: Record<string, unknown> };
export type Line = {
  productId: number;
  sku: string;
  title: string;
  category: string;
  quantity: number;
  refundedQuantity: number;
  total: number;
};
export type Order = {
  id: number;
  who: number;
  at: number;
  cancelledAt: number | null;
  gross: number;
  discount: number;
  lines: Line[];
};
export type Credit = { id: number; who: number; at: number; amount: number };

export type Figure = { who: number; figure: string; key: string; number?: number; text?: string; moment?: number };

export type World = {
  now: number;
  people: Person[];
  events: Happening[];
  orders: Order[];
  credits: Credit[];
  figures: Figure[];
  /** from → to */
  aliases: Map<number, number>;
};

export const day = 86_400_000;
export const metrics = ['Viewed Product', 'Placed Order', 'Opened Email', 'Refunded Order'] as const;
export const categories = ['Tea', 'coffee', 'mugs'] as const;

/** Deterministic pseudo-random numbers in [0, 1). */
export function randomness(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function makeWorld(seed: number, now: number, size = 60): World {
  const random = randomness(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)]!;
  // Some long ago, for what comes again every year; many at one hour, for what happens at once.
  const past = (): number =>
    now - (random() < 0.15 ? below(4) * 365 * day : 0) - below(120 * 24) * 3_600_000 - below(3);
  const people = Array.from({ length: size }, (_, i): Person => {
    const known = random() < 0.85;
    return {
      id: i + 1,
      known,
      deleted: random() < 0.08,
      email: known ? `p${i}@${pick(['Example.com', 'mail.test'])}` : '',
      country: pick(['US', 'GB', 'DE', '']),
      city: pick(['Berlin', 'London', '']),
      postalCode: pick(['10115', '10999', 'SW1A 1AA', '']),
      place:
        random() < 0.5
          ? pick([
              { latitude: 52.52, longitude: 13.4 },
              { latitude: 51.5, longitude: -0.12 },
            ])
          : null,
      properties: {
        ...(random() < 0.7 && { tier: pick(['gold', 'Silver', 'bronze']) }),
        ...(random() < 0.7 && { score: below(10) }),
        ...(random() < 0.5 && { vip: random() < 0.5 }),
        ...(random() < 0.5 && { tags: pick([['a'], ['a', 'B'], ['c'], ['B', 7, true]]) }),
        ...(random() < 0.5 && { address: { city: pick(['Rome', 'Oslo']) } }),
        ...(random() < 0.5 && { joined: new Date(past()).toISOString() }),
      },
      consent: pick(['', 'subscribed', 'unsubscribed', 'pending'] as const),
      consentAt: random() < 0.7 ? past() : null,
      suppressed: random() < 0.2,
      channel: pick(['', 'paid', 'organic']),
    };
  });
  const aliases = new Map<number, number>();
  for (let i = 0; i < 6; i += 1) aliases.set(1_000 + i, 1 + below(size));
  const writers = [...people.map((p) => p.id), ...aliases.keys()];
  const events = Array.from({ length: size * 9 }, (): Happening => ({
    who: pick(writers.filter((id) => id % 7 !== 0)),
    metric: pick(metrics),
    at: random() < 0.03 ? now + below(5) * day + 60_000 : past(),
    value: below(200) / 4,
    properties: {
      ...(random() < 0.8 && { category: pick(categories) }),
      ...(random() < 0.8 && { price: below(50) }),
      ...(random() < 0.4 && { items: [{ sku: pick(['A1', 'B2']) }, { sku: pick(['B2', 'C3']) }] }),
    },
  }));
  const orders = Array.from({ length: size * 2 }, (_, i): Order => {
    const at = past();
    const lines = Array.from({ length: 1 + below(3) }, (): Line => {
      const quantity = 1 + below(3);
      return {
        productId: 1 + below(5),
        sku: pick(['A1', 'B2', 'C3']),
        title: pick(['Green Tea', 'Black coffee', 'Mug']),
        category: pick(categories),
        quantity,
        refundedQuantity: random() < 0.2 ? 1 + below(quantity) : 0,
        total: 100 * quantity * (1 + below(20)),
      };
    });
    return {
      id: i + 1,
      who: pick(people.filter((p) => p.id % 5 !== 0)).id,
      at,
      cancelledAt: random() < 0.15 ? at + below(Math.max(1, now - at)) : null,
      gross: lines.reduce((sum, line) => sum + line.total, 0),
      discount: random() < 0.3 ? 100 : 0,
      lines,
    };
  });
  const credits = Array.from({ length: 8 }, (_, i): Credit => ({
    id: i + 1,
    who: pick(people).id,
    at: past(),
    amount: 100 * (1 + below(9)),
  }));
  const figures = people.flatMap(({ id }): Figure[] => [
    ...(random() < 0.7 ? [{ who: id, figure: 'churn', key: '', number: below(11) / 10 }] : []),
    ...(random() < 0.7 ? [{ who: id, figure: 'predictedSpend', key: '', number: below(40) }] : []),
    ...(random() < 0.7 ? [{ who: id, figure: 'affinity', key: pick(categories), number: below(11) / 10 }] : []),
    ...(random() < 0.7 ? [{ who: id, figure: 'group', key: '', text: pick(['Champions', 'Lost']) }] : []),
    ...(random() < 0.7 ? [{ who: id, figure: 'nextOrderAt', key: '', moment: past() + 60 * day }] : []),
  ]);
  return { now, people, events, orders, credits, figures, aliases };
}

const time = (ms: number): string => new Date(ms).toISOString().slice(0, -1).replace('T', ' ');
const count = <T>(items: readonly T[]): number => items.length;

/** Order figures as they are now: what the profile's copy in the event store holds. */
export function figuresNow(world: World, id: number) {
  const placed = world.orders.filter((o) => o.who === id && o.cancelledAt === null && o.at <= world.now);
  const gross = placed.reduce((sum, o) => sum + o.gross, 0);
  const times = placed.map((o) => o.at).sort((a, b) => a - b);
  return { orders: count(placed), gross, first: times[0] ?? null, last: times.at(-1) ?? null };
}

export async function writeWorld(ctx: Context, world: World): Promise<void> {
  const { clickhouse } = ctx.platform;
  const insert = (table: string, rows: readonly Record<string, unknown>[]): Promise<void> => {
    const columns = Object.keys(rows[0] ?? {});
    const lines = rows
      .map((row) => JSON.stringify([ctx.workspaceId, ...columns.map((column) => row[column])]))
      .join('\n');
    return rows.length === 0
      ? Promise.resolve()
      : clickhouse.insertLines(table, ['workspace_id', ...columns], lines, `${table}-${ctx.workspaceId}`);
  };
  await insert(
    'profiles',
    world.people.map((p) => {
      const { orders, gross, first, last } = figuresNow(world, p.id);
      return {
        profile_id: p.id,
        version: 1,
        deleted: Number(p.deleted),
        known: Number(p.known),
        email: p.email,
        city: p.city,
        postal_code: p.postalCode,
        country: p.country,
        latitude: p.place?.latitude ?? null,
        longitude: p.place?.longitude ?? null,
        properties: p.properties,
        acquisition_channel: p.channel,
        email_consent: p.consent,
        email_consent_at: p.consentAt === null ? null : time(p.consentAt),
        email_suppressed: Number(p.suppressed),
        orders,
        gross_spend: gross,
        first_order_at: first === null ? null : time(first),
        last_order_at: last === null ? null : time(last),
        created_at: time(world.now - 200 * day),
      };
    }),
  );
  await insert(
    'events',
    world.events.map((e, i) => ({
      metric: e.metric,
      profile_id: e.who,
      occurred_at: time(e.at),
      value: e.value,
      seq: i,
      properties: e.properties,
      backfill: 0,
      received_at: time(e.at),
    })),
  );
  await insert(
    'orders',
    world.orders.map((o) => ({
      order_id: o.id,
      version: 1,
      deleted: 0,
      profile_id: o.who,
      placed_at: time(o.at),
      cancelled_at: o.cancelledAt === null ? null : time(o.cancelledAt),
      gross: o.gross,
      refunded: 0,
      discount: o.discount,
      items: o.lines.reduce((sum, line) => sum + line.quantity, 0),
    })),
  );
  await insert(
    'order_lines',
    world.orders.flatMap((o) =>
      o.lines.map((line, i) => ({
        order_id: o.id,
        line: i,
        version: 1,
        deleted: 0,
        profile_id: o.who,
        placed_at: time(o.at),
        cancelled: Number(o.cancelledAt !== null),
        product_id: line.productId,
        sku: line.sku,
        title: line.title,
        category: line.category,
        quantity: line.quantity,
        refunded_quantity: line.refundedQuantity,
        total: line.total,
      })),
    ),
  );
  await insert(
    'credit_notes',
    world.credits.map((c) => ({
      credit_note_id: c.id,
      version: 1,
      deleted: 0,
      profile_id: c.who,
      issued_at: time(c.at),
      amount: c.amount,
    })),
  );
  await insert(
    'profile_figures',
    world.figures.map((f) => ({
      figure: f.figure,
      key: f.key,
      profile_id: f.who,
      version: 1,
      deleted: 0,
      number: f.number ?? null,
      text: f.text ?? '',
      moment: f.moment === undefined ? null : time(f.moment),
    })),
  );
  await insert(
    'profile_aliases',
    [...world.aliases].map(([from, to]) => ({ from_id: from, to_id: to, version: 1 })),
  );
}
