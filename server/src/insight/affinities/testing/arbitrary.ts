import fc from 'fast-check';
import type { Person, Purchase, Sign, Small } from './world.ts';
import { day } from './world.ts';

export const catalog = [
  { id: 'T1', title: 'Green tea', category: 'Tea', brand: 'Leaf', price: 10 },
  { id: 'T2', title: 'Black tea', category: 'Tea', brand: 'Leaf', price: 10 },
  { id: 'C1', title: 'Filter coffee', category: 'Coffee', brand: 'Bean', price: 20 },
  { id: 'C2', title: 'Espresso', category: 'Coffee', brand: 'Leaf', price: 40 },
  { id: 'M1', title: 'Mug', category: 'Mugs', brand: '', price: 15 },
  { id: 'X1', title: 'Gift card', category: '', brand: '', price: null },
] as const;

const numbers = (maximum: number) => fc.integer({ min: 0, max: maximum });
const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', '', 'Nowhere/Land');

/**
 * Brands with a few people, some absorbed by others, some of that undone; signs up to a day in the future.
 * @param ids of the products of the catalog, in its order
 */
export function arbitraryBrand(now: number, ids: readonly number[]): fc.Arbitrary<Small> {
  const size = 6;
  const writers = [...Array.from({ length: size }, (_, i) => i + 1), 101, 102, 103];
  const at = fc.tuple(numbers(400), numbers(86_399)).map(([days, s]) => now + day - days * day - s * 1000);
  const product = numbers(catalog.length - 1);
  const sign: fc.Arbitrary<Sign> = fc
    .record({
      who: fc.constantFrom(...writers),
      at,
      product,
      kind: numbers(9),
      flag: fc.boolean(),
      n: numbers(4),
    })
    .map(({ who, at: when, product: p, kind, flag, n }) => ({ who, at: when, ...signOf(kind, p, flag, n, when) }));
  const line = fc
    .record({ product, quantity: fc.integer({ min: 1, max: 3 }), back: numbers(3), total: numbers(5000) })
    .map(({ product: p, quantity, back, total }) => ({
      product: ids[p] ?? 0,
      title: catalog[p]?.title ?? '',
      category: catalog[p]?.category ?? '',
      quantity,
      refunded: Math.min(quantity, Math.max(0, back - 1)),
      total,
    }));
  const purchase: fc.Arbitrary<Purchase> = fc
    .record({
      who: fc.integer({ min: 1, max: size }),
      at: at.map((ms) => ms - day),
      cancelled: numbers(5).map((n) => n === 0),
      discount: numbers(2).map((n) => (n === 0 ? 100 : 0)),
      share: numbers(4),
      lines: fc.array(line, { minLength: 1, maxLength: 3 }),
    })
    .map(({ share, ...rest }) => {
      const gross = rest.lines.reduce((sum, l) => sum + l.total, 0);
      return { ...rest, refunded: share < 2 ? Math.round((gross * share) / 3) : 0 };
    });
  const people: fc.Arbitrary<Person[]> = fc.tuple(
    ...Array.from({ length: size }, (_, i) =>
      fc.record({ id: fc.constant(i + 1), deleted: numbers(9).map((n) => n === 0), zone: zones }),
    ),
  );
  return fc.record({
    people,
    signs: fc.array(sign, { minLength: 160, maxLength: 220 }),
    purchases: fc.array(purchase, { minLength: 10, maxLength: 24 }),
    credits: fc.array(
      fc.record({
        who: fc.integer({ min: 1, max: size }),
        at: at.map((ms) => ms - day),
        amount: numbers(2000),
        quantity: numbers(2),
      }),
      { maxLength: 3 },
    ),
    aliases: fc.tuple(numbers(size), numbers(size)).map(
      ([a, b]) =>
        new Map([
          [101, a],
          [102, b],
        ]),
    ),
  });
}

function signOf(kind: number, p: number, flag: boolean, n: number, at: number): Pick<Sign, 'metric' | 'properties'> {
  const { id, category } = catalog[p] ?? catalog[0];
  const own: Record<string, string> = flag ? { category } : {};
  const message: Record<string, number> = n === 0 ? {} : { sendId: n };
  if (kind <= 2) return { metric: 'Viewed Product', properties: { product_id: id, ...own } };
  if (kind === 3) return { metric: 'Added to Cart', properties: { productId: id } };
  if (kind === 4) return { metric: 'Received Email', properties: message };
  if (kind === 5) return { metric: 'Opened Email', properties: { ...message, machine: flag } };
  if (kind === 6) return { metric: flag ? 'Clicked Email' : 'Clicked SMS', properties: message };
  if (kind === 7) return { metric: 'Received SMS', properties: message };
  if (kind === 8)
    return flag
      ? {
          metric: 'Delivered Shipment',
          properties: n < 2 ? { late: n === 0 } : { promised_at: new Date(at + (n - 3) * day).toISOString() },
        }
      : { metric: 'Submitted Review', properties: { rating: n + 1 } };
  return flag ? { metric: 'Opened Ticket', properties: {} } : { metric: 'Active on Site', properties: {} };
}
