import type { ListRow } from '../tables.ts';
import { blend } from './blend.ts';

/** A product somebody may be shown, before the brand's rules. */
export type Candidate = {
  productId: number;
  score: number;
  /** The product it is shown for. */
  because: number | null;
  /** How many people stand behind it, and how many times likelier it is than for everybody (of what rises: its growth). */
  people: number | null;
  lift: number | null;
};

type Ranked = Pick<ListRow, 'products' | 'scores' | 'people' | 'lifts'>;

/** A ready list as it is, best first. */
export const fromList = (list: Ranked | undefined, because: number | null = null): Candidate[] =>
  (list?.products ?? []).map((productId, i) => ({
    productId,
    score: list?.scores[i] ?? 0,
    because,
    people: list?.people[i] ?? null,
    lift: list?.lifts[i] ?? null,
  }));

export type Neighbours = (kind: 'together' | 'after' | 'viewed', productId: number) => Ranked | undefined;

/**
 * What goes with several products (a cart, an order) by what goes with each: scores are summed, the product that counts
 * most for a candidate is its reason. The products themselves are left out.
 */
export function aroundProducts(
  anchors: readonly number[],
  kinds: readonly ('together' | 'after' | 'viewed')[],
  neighbours: Neighbours,
): Candidate[] {
  const found = new Map<number, Candidate & { best: number }>();
  for (const anchor of anchors) {
    for (const kind of kinds) {
      for (const candidate of fromList(neighbours(kind, anchor), anchor)) {
        if (anchors.includes(candidate.productId)) continue;
        const part = candidate.score * (kinds.length > 1 ? blend[kind] : 1);
        const before = found.get(candidate.productId);
        const leads = before === undefined || part > before.best;
        found.set(candidate.productId, {
          ...(leads ? candidate : before),
          score: (before?.score ?? 0) + part,
          best: Math.max(before?.best ?? 0, part),
        });
      }
    }
  }
  return [...found.values()]
    .map(({ best: _best, ...candidate }) => candidate)
    .sort((a, b) => b.score - a.score || a.productId - b.productId);
}

/** Kinds of neighbours of a cart: what completes it before what is like it. */
export const cartKinds = ['together', 'after'] as const;

/** The category's best, those of a price near the product's first: for what nobody bought with anything yet. */
export function byPrice(
  candidates: readonly Candidate[],
  price: number | null,
  priceOf: (productId: number) => number | null,
): Candidate[] {
  if (price === null || price <= 0) return [...candidates];
  return candidates
    .map((candidate) => {
      const other = priceOf(candidate.productId);
      const nearness = other === null || other <= 0 ? 0.3 : Math.exp(-Math.abs(Math.log(other / price)));
      return { ...candidate, score: candidate.score * nearness };
    })
    .sort((a, b) => b.score - a.score || a.productId - b.productId);
}
