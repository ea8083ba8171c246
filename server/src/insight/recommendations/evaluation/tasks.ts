import type { Random } from '../../../kernel/statistics/index.ts';
import { aroundProducts, cartKinds, fromList, type Candidate, type Neighbours } from '../rules/candidates.ts';
import type { StrategyName } from '../strategies.ts';
import type { ListRow, PersonRow } from '../tables.ts';
import type { HeldOut } from '../store/held-out.ts';

/** What is asked of a strategy: who comes next for a person, what beside a product, what completes a cart. */
export type Task = 'person' | 'product' | 'cart';

export type Known = {
  people: ReadonlyMap<number, PersonRow>;
  neighbours: Neighbours;
  popular: ListRow | undefined;
  trending: ListRow | undefined;
  sold: readonly number[];
};

/** One question with its truth: what each strategy would have shown, best first, and what was bought. */
export type Question = {
  wanted: ReadonlySet<number>;
  barred: ReadonlySet<number>;
  rankings: readonly { strategy: StrategyName | 'random'; ranking: readonly number[] }[];
};

/** The person before the split against what they bought after it; what is barred by the brand's rules counts nowhere. */
export function personQuestion(held: HeldOut, known: Known, random: Random): Question | null {
  const barred = new Set(held.barred);
  const wanted = new Set(held.bought.filter((product) => !barred.has(product)));
  if (wanted.size === 0) return null;
  const own = known.people.get(held.profile_id);
  return {
    wanted,
    barred,
    rankings: [
      ...common(known, random),
      { strategy: 'nextBest', ranking: own?.products ?? [] },
      { strategy: 'trending', ranking: ids(fromList(known.trending)) },
      { strategy: 'boughtTogether', ranking: ids(aroundProducts(held.lastBasket, ['together'], known.neighbours)) },
      { strategy: 'complementary', ranking: ids(aroundProducts(held.lastBasket, ['after'], known.neighbours)) },
      {
        strategy: 'viewedAlso',
        ranking: ids(aroundProducts((own?.viewed ?? []).slice(0, 5), ['viewed'], known.neighbours)),
      },
    ],
  };
}

/** One product of a basket against the rest of it. */
export function productQuestion(held: HeldOut, known: Known, random: Random): Question | null {
  const [anchor, ...rest] = held.basket;
  if (anchor === undefined || rest.length === 0) return null;
  return {
    wanted: new Set(rest),
    barred: new Set([anchor]),
    rankings: [
      ...common(known, random),
      { strategy: 'boughtTogether', ranking: ids(aroundProducts([anchor], ['together'], known.neighbours)) },
      { strategy: 'complementary', ranking: ids(aroundProducts([anchor], ['after'], known.neighbours)) },
      { strategy: 'viewedAlso', ranking: ids(aroundProducts([anchor], ['viewed'], known.neighbours)) },
    ],
  };
}

/** Half of a basket against the other half. */
export function cartQuestion(held: HeldOut, known: Known, random: Random): Question | null {
  const half = held.basket.slice(0, Math.ceil(held.basket.length / 2));
  const rest = held.basket.slice(half.length);
  if (rest.length === 0 || half.length < 2) return null;
  return {
    wanted: new Set(rest),
    barred: new Set(half),
    rankings: [
      ...common(known, random),
      { strategy: 'cart', ranking: ids(aroundProducts(half, cartKinds, known.neighbours)) },
    ],
  };
}

const common = (known: Known, random: Random): Question['rankings'] => [
  { strategy: 'popular', ranking: ids(fromList(known.popular)) },
  { strategy: 'random', ranking: drawn(known.sold, random) },
];

const ids = (candidates: readonly Candidate[]): number[] => candidates.map((one) => one.productId);

/** Enough for a list of any length that is asked, each once. */
function drawn(products: readonly number[], random: Random): number[] {
  const some = new Set<number>();
  const size = Math.min(products.length, 100);
  while (some.size < size) some.add(products[random.below(products.length)] ?? 0);
  return [...some];
}

/** As it would be served: what is barred is left out, what is missing is filled up with what is popular. */
export function served(
  ranking: readonly number[],
  { barred }: Question,
  popular: readonly number[],
  k: number,
): number[] {
  const shown = new Set<number>();
  for (const product of [...ranking, ...popular]) {
    if (shown.size === k) break;
    if (!barred.has(product)) shown.add(product);
  }
  return [...shown];
}
