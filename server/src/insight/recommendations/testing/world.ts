import type { Random } from '../../../kernel/statistics/index.ts';
import type { Context } from '../../../platform/context.ts';
import { upsertCatalog } from '../../../records/catalog/index.ts';

/** A small shop as plain values, written straight into the event store and read by the naive reference. Times in epoch seconds. */
export type Line = {
  order: number;
  profile: number;
  product: number;
  at: number;
  quantity: number;
  refunded: number;
  cancelled: boolean;
};
export type Look = { profile: number; product: number; at: number; carted: boolean };
export type World = {
  now: number;
  categories: readonly string[];
  lines: Line[];
  looks: Look[];
  /** from → to */
  aliases: Map<number, number>;
  /** ids of the products by their place in the world, once written */
  products: number[];
};

const day = 86_400;
const people = 90;

/** People 1 to 90 and guests (0), 20 products in three categories and one without. */
export function makeWorld(random: Random, now: number, products = 20): World {
  const categories = Array.from({ length: products }, (_, i) => ['Tea', 'Pots', 'Mugs', ''][i % 4] ?? '');
  const ago = (days: number): number => now - random.below(days * day);
  const lines: Line[] = [];
  for (let order = 1; order <= 160; order += 1) {
    const profile = random.uniform() < 0.1 ? 0 : 1 + random.below(people);
    const at = ago(800);
    const cancelled = random.uniform() < 0.1;
    for (let i = 0; i <= random.below(4); i += 1) {
      const quantity = 1 + random.below(3);
      // Pairs that belong together, so that there is something to find.
      const product = i > 0 && random.uniform() < 0.5 ? (lines.at(-1)!.product + 1) % products : random.below(products);
      const refunded = random.uniform() < 0.1 ? 1 + random.below(quantity) : 0;
      lines.push({ order, profile, product, at, quantity, refunded, cancelled });
    }
    if (random.uniform() < 0.7) {
      const { product, ...first } = lines.at(-1)!;
      const later = at + random.below(60 * day);
      lines.push({ ...first, order: order + 1_000, product: (product + 1) % products, at: later, cancelled: false });
    }
  }
  const looks: Look[] = [];
  for (let i = 0; i < 260; i += 1) {
    const profile = random.uniform() < 0.2 ? 101 + random.below(5) : 1 + random.below(people);
    const at = ago(200);
    const product = random.below(products);
    looks.push({ profile, product, at, carted: random.uniform() < 0.2 });
    if (random.uniform() < 0.6)
      looks.push({ profile, product: (product + 3) % products, at: at + random.below(3 * 3_600), carted: false });
  }
  const aliases = new Map(Array.from({ length: 3 }, (_, i): [number, number] => [101 + i, 1 + random.below(people)]));
  return { now, categories, lines, looks, aliases, products: [] };
}

const time = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, -1).replace('T', ' ');

export async function writeWorld(ctx: Context, world: World): Promise<void> {
  const { clickhouse } = ctx.platform;
  const insert = async (table: string, columns: readonly string[], rows: readonly unknown[][]): Promise<void> => {
    const lines = rows.map((row) => JSON.stringify([ctx.workspaceId, ...row])).join('\n');
    if (rows.length > 0)
      await clickhouse.insertLines(table, ['workspace_id', ...columns], lines, `${table}-${ctx.workspaceId}`);
  };
  const results = await upsertCatalog(
    ctx,
    world.categories.map((category, index) => ({
      index,
      product: {
        id: `shop-${index}`,
        title: `Thing ${index}`,
        ...(category === '' ? {} : { category }),
        price: 10 + index,
        variants: [{ sku: `SKU-${index}`, inventoryQuantity: index % 5 === 4 ? 0 : 10 }],
      },
    })),
  );
  world.products = results.map((one) => (one.status === 'stored' ? one.id : 0));
  await insert(
    'order_lines',
    ['order_id', 'line', 'version', 'deleted', 'profile_id', 'placed_at', 'cancelled', 'product_id', 'sku', 'title', 'category', 'quantity', 'refunded_quantity', 'total'],
    world.lines.map((l, i) => [l.order, i, 1, 0, l.profile, time(l.at), Number(l.cancelled), world.products[l.product], '', '', '', l.quantity, l.refunded, 100]),
  ); // prettier-ignore
  await insert(
    'events',
    ['metric', 'profile_id', 'occurred_at', 'value', 'seq', 'properties', 'backfill', 'received_at'],
    world.looks.map((l, i) => [
      l.carted ? 'Added to Cart' : 'Viewed Product', l.profile, time(l.at), 0, i,
      i % 2 === 0 ? { product_id: `shop-${l.product}` } : { SKU: `SKU-${l.product}` }, 0, time(l.at),
    ]),
  ); // prettier-ignore
  await insert(
    'profile_aliases',
    ['from_id', 'to_id', 'version'],
    [...world.aliases].map(([from, to]) => [from, to, 1]),
  );
}
