import fc from 'fast-check';
import { expect, it } from 'vitest';
import { brandRules, type BrandRules } from './brand-rules.ts';
import type { Candidate } from './candidates.ts';
import { choose, type Sellable, type Tier } from './choose.ts';

const categories = ['Tea', 'Pots', null] as const;
const product = fc.record({
  id: fc.integer({ min: 1, max: 30 }),
  category: fc.constantFrom(...categories),
  price: fc.option(fc.integer({ min: 0, max: 5_000 })),
  published: fc.boolean(),
  image_url: fc.constantFrom(null, 'https://shop.example/a.png'),
  stock: fc.constantFrom(null, -1, 0, 5),
  properties: fc.constantFrom({}, { cost: 3 }, { cost: 'none' }),
});
const rules = fc.record({
  inStockOnly: fc.boolean(),
  withImageOnly: fc.boolean(),
  minPrice: fc.option(fc.integer({ min: 0, max: 1_000 })),
  maxPrice: fc.option(fc.integer({ min: 1_000, max: 4_000 })),
  onlyCategories: fc.subarray(['Tea', 'Pots']),
  neverCategories: fc.subarray(['Tea', 'Pots']),
  pinned: fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 4 }),
  boosts: fc.array(
    fc.oneof(
      fc.record({ productId: fc.integer({ min: 1, max: 30 }), factor: fc.constantFrom(0, 0.5, 3) }),
      fc.record({ category: fc.constantFrom('Tea', 'Pots'), factor: fc.constantFrom(0, 0.5, 3) }),
    ),
    { maxLength: 4 },
  ),
  mostPerCategory: fc.option(fc.integer({ min: 1, max: 3 })),
  variety: fc.constantFrom(0, 0.3, 0.9),
  costProperty: fc.constantFrom(null, 'cost'),
});
const candidate = fc
  .record({ productId: fc.integer({ min: 1, max: 35 }), score: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map((one): Candidate => ({ ...one, because: null, people: null, lift: null }));
const tiers = fc.array(
  fc.record({
    strategy: fc.constantFrom('a', 'b'),
    isFallback: fc.boolean(),
    candidates: fc.array(candidate, { maxLength: 30 }),
  }),
  { maxLength: 3 },
);

it('never shows what a rule forbids, never twice, never more than asked', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(product, { selector: (one) => one.id }),
      rules,
      tiers,
      fc.uniqueArray(fc.integer({ min: 1, max: 30 })),
      fc.integer({ min: 1, max: 12 }),
      (all, given, some, barred, limit) => {
        const own: BrandRules = brandRules.parse(given);
        const products = new Map<number, Sellable>(all.map((one) => [one.id, one]));
        const chosen = choose({ tiers: some, products, barred: new Set(barred), rules: own, limit, exponent: 2 });
        const shown = chosen.map((one) => products.get(one.productId)!);
        expect(chosen.length).toBeLessThanOrEqual(limit);
        expect(new Set(shown).size).toBe(shown.length);
        for (const one of shown) {
          expect(one.published).toBe(true);
          expect(barred).not.toContain(one.id);
          if (own.inStockOnly) expect(one.stock ?? 1).toBeGreaterThan(0);
          if (own.withImageOnly) expect(one.image_url).not.toBeNull();
          if (own.minPrice !== null) expect(one.price ?? -1).toBeGreaterThanOrEqual(own.minPrice);
          if (own.maxPrice !== null) expect(one.price ?? Infinity).toBeLessThanOrEqual(own.maxPrice);
          expect(own.neverCategories).not.toContain(one.category);
          if (own.onlyCategories.length > 0) expect(own.onlyCategories).toContain(one.category);
          const buried = own.boosts.some(
            (b) => b.factor === 0 && (b.productId === one.id || b.category === one.category),
          );
          expect(buried).toBe(false);
        }
        for (const category of ['Tea', 'Pots'])
          expect(shown.filter((one) => one.category === category).length).toBeLessThanOrEqual(
            own.mostPerCategory ?? 99,
          );
        const places = chosen.map((one) => own.pinned.indexOf(one.strategy === 'pinned' ? one.productId : -1));
        const pins = places.filter((place) => place >= 0);
        expect(places.slice(0, pins.length)).toEqual(pins);
        expect(pins).toEqual([...pins].sort((a, b) => a - b));
      },
    ),
    { numRuns: 2_000 },
  );
}, 60_000);

const plain = (id: number, category: string | null = null): Sellable => ({
  id,
  category,
  price: 1_000,
  published: true,
  image_url: null,
  stock: null,
  properties: {},
});
const at = (productId: number, score: number): Candidate => ({
  productId,
  score,
  because: null,
  people: null,
  lift: null,
});
const ids = (products: readonly Sellable[], tier: Tier['candidates'], given: object, isFallback = false): number[] =>
  choose({
    tiers: [{ strategy: 'a', candidates: tier, isFallback }],
    products: new Map(products.map((one) => [one.id, one])),
    barred: new Set(),
    rules: brandRules.parse(given),
    limit: 10,
    exponent: 2,
  }).map((one) => one.productId);

it('lets another category in between when it is nearly as good', () => {
  const products = [plain(1, 'Tea'), plain(2, 'Tea'), plain(3, 'Pots')];
  const tier = [at(1, 1), at(2, 0.9), at(3, 0.8)];
  expect(ids(products, tier, { variety: 0 })).toEqual([1, 2, 3]);
  expect(ids(products, tier, { variety: 0.3 })).toEqual([1, 3, 2]);
});

it('lifts what is boosted; fillers go by what they earn', () => {
  const products = [plain(1), { ...plain(2), properties: { cost: 9 } }, { ...plain(3), properties: { cost: 1 } }];
  const tier = [at(1, 1), at(2, 0.9), at(3, 0.8)];
  expect(ids(products, tier, { boosts: [{ productId: 3, factor: 2 }] })).toEqual([3, 1, 2]);
  expect(ids(products, tier, { costProperty: 'cost' })).toEqual([1, 2, 3]);
  expect(ids(products, tier, { costProperty: 'cost' }, true)).toEqual([3, 1, 2]);
});
