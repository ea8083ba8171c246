import type { Context } from '../../../platform/context.ts';

export const day = 86_400_000;

export type Sign = { who: number; metric: string; at: number; properties: Record<string, string | number | boolean> };
export type Line = {
  product: number;
  title: string;
  category: string;
  quantity: number;
  refunded: number;
  total: number;
};
export type Purchase = {
  who: number;
  at: number;
  cancelled: boolean;
  discount: number;
  refunded: number;
  lines: Line[];
};
export type Person = { id: number; deleted: boolean; zone: string };
export type Small = {
  people: Person[];
  signs: Sign[];
  purchases: Purchase[];
  credits: { who: number; at: number; amount: number; quantity: number }[];
  /** from → to; 0 after a merge was undone */
  aliases: Map<number, number>;
};

const time = (ms: number): string => new Date(ms).toISOString().slice(0, -1).replace('T', ' ');

export const ownerIn = ({ aliases }: Small, id: number): number => aliases.get(id) || id;

/** What profiles hold of their purchases. */
export function tallied(world: Small, id: number) {
  const own = world.purchases.filter((p) => p.who === id && !p.cancelled).sort((a, b) => a.at - b.at);
  const credit = world.credits.filter((c) => c.who === id).reduce((sum, c) => sum + c.amount, 0);
  const gross = own.reduce((sum, p) => sum + grossOf(p), 0);
  const first = own[0]?.at ?? null;
  const last = own.at(-1)?.at ?? null;
  return {
    orders: own.length,
    gross,
    refunded: own.reduce((sum, p) => sum + p.refunded, 0) + credit,
    first,
    last,
    gap: own.length < 2 ? null : ((last ?? 0) - (first ?? 0)) / day / (own.length - 1),
  };
}

export const grossOf = (p: Purchase): number => p.lines.reduce((sum, line) => sum + line.total, 0);

/** Writes the world into the event store as the projections would; `version` grows when it is written again. */
export async function writeSmall(ctx: Context, world: Small, version: number): Promise<void> {
  const insert = async (table: string, rows: readonly Record<string, unknown>[]): Promise<void> => {
    const columns = Object.keys(rows[0] ?? {});
    if (columns.length === 0) return;
    const lines = rows.map((row) => JSON.stringify([ctx.workspaceId, ...columns.map((column) => row[column])]));
    await ctx.platform.clickhouse.insertLines(
      table,
      ['workspace_id', ...columns],
      lines.join('\n'),
      `${table}-${ctx.workspaceId}-${version}`,
    );
  };
  await insert(
    'profiles',
    world.people.map(({ id, deleted, zone }) => {
      const sums = tallied(world, id);
      return {
        profile_id: id,
        version,
        deleted: Number(deleted),
        known: 1,
        timezone: zone,
        orders: sums.orders,
        gross_spend: sums.gross,
        refunded: sums.refunded,
        first_order_at: sums.first === null ? null : time(sums.first),
        last_order_at: sums.last === null ? null : time(sums.last),
        days_between_orders: sums.gap,
        created_at: time(0),
      };
    }),
  );
  if (version === 1) await insert('events', world.signs.map(eventRow));
  await insert(
    'orders',
    world.purchases.map((p, i) => ({
      order_id: i + 1,
      version,
      deleted: 0,
      profile_id: p.who,
      placed_at: time(p.at),
      cancelled_at: p.cancelled ? time(p.at + 1000) : null,
      gross: grossOf(p),
      refunded: p.refunded,
      discount: p.discount,
    })),
  );
  await insert(
    'order_lines',
    world.purchases.flatMap((p, i) =>
      p.lines.map((line, n) => ({
        order_id: i + 1,
        line: n,
        version,
        deleted: 0,
        profile_id: p.who,
        placed_at: time(p.at),
        cancelled: Number(p.cancelled),
        product_id: line.product,
        title: line.title,
        category: line.category,
        quantity: line.quantity,
        refunded_quantity: line.refunded,
        total: line.total,
      })),
    ),
  );
  await insert(
    'credit_notes',
    world.credits.map((c, i) => ({
      credit_note_id: i + 1,
      version,
      deleted: 0,
      profile_id: c.who,
      issued_at: time(c.at),
      amount: c.amount,
    })),
  );
  await insert(
    'credit_note_lines',
    world.credits.map((c, i) => ({
      credit_note_id: i + 1,
      line: 0,
      version,
      deleted: 0,
      profile_id: c.who,
      issued_at: time(c.at),
      quantity: c.quantity,
    })),
  );
  await insert(
    'profile_aliases',
    [...world.aliases].map(([from, to]) => ({ from_id: from, to_id: to, version })),
  );
}

const eventRow = ({ who, metric, at, properties }: Sign, i: number) => ({
  metric,
  profile_id: who,
  occurred_at: time(at),
  value: 0,
  seq: i + 1,
  properties,
  backfill: 0,
  received_at: time(at),
});
