import { seededRandom } from '../../../kernel/statistics/index.ts';
import type { Context } from '../../../platform/context.ts';

/** A small brand as plain values: written into the event store, and read by the naive recomputation. */
export type Line = { productId: number; title: string; category: string; total: number };
export type Order = {
  id: number;
  who: number;
  at: number;
  isCancelled: boolean;
  gross: number;
  refunded: number;
  codes: string[];
  country: string;
  lines: Line[];
};
export type Person = {
  id: number;
  isDeleted: boolean;
  isKnown: boolean;
  channel: string;
  source: string;
  campaign: string;
  creator: string;
};
export type World = {
  now: number;
  people: Person[];
  orders: Order[];
  credits: { id: number; who: number; at: number; amount: number }[];
};

const day = 86_400_000;

export function makeWorld(seed: number, now: number, size: number): World {
  const random = seededRandom(seed);
  const pick = <T>(items: readonly T[]): T | undefined => items[random.below(items.length)];
  const people = Array.from({ length: size }, (_, i): Person => ({
    id: i + 1,
    isDeleted: random.uniform() < 0.05,
    isKnown: random.uniform() < 0.9,
    channel: pick(['', 'paid', 'organic', 'email']) ?? '',
    source: pick(['', 'google', 'meta']) ?? '',
    campaign: pick(['', 'spring', "summer '26"]) ?? '',
    creator: pick(['', '', 'ana', 'ben']) ?? '',
  }));
  const line = (): Line => ({
    productId: random.below(4),
    title: `Tea ${random.below(3)}`,
    category: pick(['Tea', 'Coffee', '']) ?? '',
    total: 100 * (1 + random.below(5)),
  });
  const orders: Order[] = [];
  for (const { id: who } of people) {
    let at = now - random.below(560) * day - random.below(86_400) * 1000;
    for (let n = random.below(7); n > 0 && at < now + day; n--) {
      const lines = Array.from({ length: random.below(4) }, line);
      const gross = 500 + lines.reduce((sum, { total }) => sum + total, 0);
      orders.push({
        id: orders.length + 1,
        who,
        at,
        isCancelled: random.uniform() < 0.12,
        gross,
        refunded: random.uniform() < 0.15 ? random.below(gross + 1) : 0,
        codes: pick([[], [], ['welcome'], ['VIP', 'welcome']]) ?? [],
        country: pick(['DE', 'FR', '']) ?? '',
        lines,
      });
      // Some at the same moment, some exactly at the end of a horizon.
      at += pick([0, 30 * day, 90 * day, random.below(60) * day + random.below(5000)]) ?? 0;
    }
  }
  const credits = Array.from({ length: size / 3 }, (_, i) => ({
    id: i + 1,
    who: 1 + random.below(size),
    at: now - random.below(400) * day,
    amount: 100 * (1 + random.below(4)),
  }));
  return { now, people, orders, credits };
}

const time = (ms: number): string => new Date(ms).toISOString().slice(0, -1).replace('T', ' ');

export async function writeWorld(ctx: Context, { people, orders, credits, now }: World): Promise<void> {
  const insert = async (table: string, rows: readonly Record<string, unknown>[]): Promise<void> => {
    const columns = Object.keys(rows[0] ?? {});
    const lines = rows
      .map((row) => JSON.stringify([ctx.workspaceId, ...columns.map((column) => row[column])]))
      .join('\n');
    await ctx.platform.clickhouse.insertLines(
      table,
      ['workspace_id', ...columns],
      lines,
      `${table}-${ctx.workspaceId}`,
    );
  };
  await insert(
    'profiles',
    people.map((p) => ({
      profile_id: p.id,
      version: 1,
      deleted: Number(p.isDeleted),
      known: Number(p.isKnown),
      acquisition_channel: p.channel,
      acquisition_source: p.source,
      acquisition_campaign: p.campaign,
      acquisition_creator: p.creator,
      created_at: time(now),
    })),
  );
  await insert(
    'orders',
    orders.map((o) => ({
      order_id: o.id,
      version: 1,
      deleted: 0,
      profile_id: o.who,
      placed_at: time(o.at),
      cancelled_at: o.isCancelled ? time(Math.min(o.at + 1000, now)) : null,
      gross: o.gross,
      refunded: o.refunded,
      discount: 0,
      items: o.lines.length,
      country: o.country,
      discount_codes: o.codes,
    })),
  );
  await insert(
    'order_lines',
    orders.flatMap((o) =>
      o.lines.map((one, i) => ({
        order_id: o.id,
        line: i,
        version: 1,
        deleted: 0,
        profile_id: o.who,
        placed_at: time(o.at),
        cancelled: Number(o.isCancelled),
        product_id: one.productId,
        title: one.title,
        category: one.category,
        quantity: 1,
        refunded_quantity: 0,
        total: one.total,
      })),
    ),
  );
  await insert(
    'credit_notes',
    credits.map((c) => ({
      credit_note_id: c.id,
      version: 1,
      deleted: 0,
      profile_id: c.who,
      issued_at: time(c.at),
      amount: c.amount,
    })),
  );
}
