import { aroundProducts, byPrice, cartKinds, fromList, type Candidate } from '../rules/candidates.ts';
import type { Tier } from '../rules/choose.ts';
import { decayed } from '../rules/scoring.ts';
import type { Sellable } from '../rules/choose.ts';
import type { StrategyName } from '../strategies.ts';
import type { PersonRow } from '../tables.ts';
import type { Sources } from './sources.ts';

/** Who and where, with what is known of it. */
export type Asked = {
  row: PersonRow | undefined;
  product: Sellable | undefined;
  cart: readonly number[];
  /** Segments whose favourites fit: the one asked for, or the person's. */
  segments: readonly number[];
};

type Make = (asked: Asked, sources: Sources, priceOf: (id: number) => number | null, today: number) => Candidate[];

/** Days since 1970. */
export const dayOf = (at: Date): number => Math.floor(at.getTime() / 86_400_000);

const ofProduct =
  (kind: 'together' | 'after' | 'viewed'): Make =>
  ({ product }, { list }) =>
    product === undefined ? [] : fromList(list(kind, String(product.id)), product.id);

const makers: Record<StrategyName, Make> = {
  nextBest: ({ row }) =>
    (row?.products ?? []).map((productId, i) => ({
      ...plain(productId, row?.scores[i] ?? 0),
      because: row?.because[i] || null,
    })),
  boughtTogether: ofProduct('together'),
  complementary: ofProduct('after'),
  viewedAlso: ofProduct('viewed'),
  similar: ({ product }, { list }, priceOf) =>
    product?.category == null
      ? []
      : byPrice(fromList(list('category', product.category), product.id), product.price, priceOf),
  cart: ({ cart }, { list }) => aroundProducts(cart, cartKinds, (kind, id) => list(kind, String(id))),
  segmentFavourites: ({ segments }, { list }) =>
    segments
      .flatMap((id) => fromList(list('segment', String(id)), id))
      .sort((a, b) => b.score - a.score || a.productId - b.productId),
  trending: (_asked, { list }) => fromList(list('trending')),
  popular: (_asked, { list }) => fromList(list('popular')),
  newArrivals: (_asked, { list }) => fromList(list('new')).map((one) => ({ ...one, people: null, lift: null })),
  recentlyViewed: ({ row }) => (row?.viewed ?? []).map((productId, i) => plain(productId, 1 / (i + 1))),
  buyAgain: ({ row }, _sources, _priceOf, today) =>
    (row?.bought ?? [])
      .map((productId, i) => {
        const times = row?.bought_times[i] ?? 1;
        return { ...plain(productId, decayed(times, today - (row?.bought_on[i] ?? today), 90)), people: times };
      })
      .sort((a, b) => b.score - a.score || a.productId - b.productId),
};

const plain = (productId: number, score: number): Candidate => ({
  productId,
  score,
  because: null,
  people: null,
  lift: null,
});

/** Everything a plan's strategies could show, before the brand's rules. */
export const candidatesOf = (plan: readonly StrategyName[], asked: Asked, sources: Sources, today: number) =>
  plan.map((strategy) => ({ strategy, candidates: makers[strategy](asked, sources, () => null, today) }));

/** The same as tiers, with prices known. What was bought lately is no fallback either, where it is asked to buy again. */
export function tiersOf(
  plan: readonly StrategyName[],
  asked: Asked,
  sources: Sources,
  priceOf: (id: number) => number | null,
  { today, boughtLately }: { today: number; boughtLately: ReadonlySet<number> },
): Tier<StrategyName>[] {
  return plan.map((strategy, place) => ({
    strategy,
    isFallback: place > 0 || ['popular', 'trending'].includes(strategy),
    candidates: makers[strategy](asked, sources, priceOf, today).filter(
      (one) => strategy === 'buyAgain' || !boughtLately.has(one.productId),
    ),
  }));
}

/** Lists that a plan reads. */
export function keysOf(
  plan: readonly StrategyName[],
  { product, cart, segments }: Asked,
): { kind: string; key: string }[] {
  const keys: { kind: string; key: string }[] = [];
  for (const strategy of plan) {
    if (strategy === 'popular' || strategy === 'trending') keys.push({ kind: strategy, key: '' });
    if (strategy === 'newArrivals') keys.push({ kind: 'new', key: '' });
    const kind = ({ boughtTogether: 'together', complementary: 'after', viewedAlso: 'viewed' } as const)[
      strategy as 'viewedAlso'
    ];
    if (kind !== undefined && product) keys.push({ kind, key: String(product.id) });
    if (strategy === 'similar' && product?.category != null) keys.push({ kind: 'category', key: product.category });
    if (strategy === 'cart')
      keys.push(...cart.flatMap((id) => cartKinds.map((one) => ({ kind: one, key: String(id) }))));
    if (strategy === 'segmentFavourites') keys.push(...segments.map((id) => ({ kind: 'segment', key: String(id) })));
  }
  return keys;
}
