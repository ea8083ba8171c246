import type { BrandRules } from './brand-rules.ts';
import type { Candidate } from './candidates.ts';

/** What the rules look at of a product. */
export type Sellable = {
  id: number;
  category: string | null;
  price: number | null;
  published: boolean;
  image_url: string | null;
  stock: number | null;
  properties: Readonly<Record<string, unknown>>;
};

/** Candidates of one strategy; `isFallback` where they fill up what the strategy asked for could not. */
export type Tier<Name extends string = string> = {
  strategy: Name;
  candidates: readonly Candidate[];
  isFallback: boolean;
};
export type Chosen<Name extends string = string> = Candidate & { strategy: Name | 'pinned' };

export type Choice<Name extends string> = {
  tiers: readonly Tier<Name>[];
  products: ReadonlyMap<number, Sellable>;
  /** Never among them: what is in the cart, what is looked at, what was bought lately. */
  barred: ReadonlySet<number>;
  rules: BrandRules;
  limit: number;
  /** Decimals of a minor unit, to read costs kept in units. */
  exponent: number;
};

/**
 * Which products are shown, in order: pinned ones, then tier after tier. Within a tier the next one is the best of what is
 * left, a category that is there already counting less (maximal marginal relevance: Carbonell and Goldstein, "The Use of
 * MMR, Diversity-Based Reranking", SIGIR 1998, with "same category" for similarity).
 */
export function choose<Name extends string>({
  tiers,
  products,
  barred,
  rules,
  limit,
  exponent,
}: Choice<Name>): Chosen<Name>[] {
  const chosen: Chosen<Name>[] = [];
  const taken = new Set(barred);
  const perCategory = new Map<string, number>();
  const room = (product: Sellable): boolean =>
    rules.mostPerCategory === null ||
    product.category === null ||
    (perCategory.get(product.category) ?? 0) < rules.mostPerCategory;
  const allowed = (id: number): Sellable | null => {
    const product = products.get(id);
    return product !== undefined && !taken.has(id) && isAllowed(product, rules) ? product : null;
  };
  const take = (one: Chosen<Name>, { category }: Sellable): void => {
    chosen.push(one);
    taken.add(one.productId);
    if (category !== null) perCategory.set(category, (perCategory.get(category) ?? 0) + 1);
  };
  for (const productId of rules.pinned) {
    const product = allowed(productId);
    if (chosen.length < limit && product && room(product))
      take({ productId, score: 1, because: null, people: null, lift: null, strategy: 'pinned' }, product);
  }
  for (const { strategy, candidates, isFallback } of tiers) {
    const left = candidates.flatMap((candidate) => {
      const product = allowed(candidate.productId);
      if (!product) return [];
      const worth = isFallback ? marginOf(product, rules, exponent) : 1;
      return [{ candidate, product, value: candidate.score * boostOf(product, rules) * worth }];
    });
    while (chosen.length < limit && left.length > 0) {
      const place = bestOf(left.map((one) => valued(one, perCategory, rules.variety)));
      const [best] = left.splice(place, 1);
      if (best && !taken.has(best.product.id) && room(best.product))
        take({ ...best.candidate, score: best.value, strategy }, best.product);
    }
  }
  return chosen;
}

export function isAllowed(product: Sellable, rules: BrandRules): boolean {
  const { category, price } = product;
  if (!product.published || boostOf(product, rules) === 0) return false;
  if (rules.inStockOnly && product.stock !== null && product.stock <= 0) return false;
  if (rules.withImageOnly && product.image_url === null) return false;
  if (category !== null && rules.neverCategories.includes(category)) return false;
  if (rules.onlyCategories.length > 0 && (category === null || !rules.onlyCategories.includes(category))) return false;
  if (rules.minPrice !== null && (price === null || price < rules.minPrice)) return false;
  return rules.maxPrice === null || (price !== null && price <= rules.maxPrice);
}

/** All boosts that name the product or its category, multiplied. */
export const boostOf = ({ id, category }: Sellable, { boosts }: BrandRules): number =>
  boosts
    .filter((one) => one.productId === id || (one.category !== undefined && one.category === category))
    .reduce((factor, one) => factor * one.factor, 1);

/** Share of the price that is not cost; without a known cost that of a product of middling margin. */
function marginOf({ price, properties }: Sellable, { costProperty }: BrandRules, exponent: number): number {
  if (costProperty === null) return 1;
  const cost = Number(properties[costProperty] ?? NaN) * 10 ** exponent;
  if (price === null || price <= 0 || !Number.isFinite(cost)) return 0.5;
  return Math.min(1, Math.max(0.01, (price - cost) / price));
}

function valued(
  { product, value }: { product: Sellable; value: number },
  perCategory: ReadonlyMap<string, number>,
  variety: number,
): number {
  const already = product.category === null ? 0 : (perCategory.get(product.category) ?? 0);
  return value * (1 - variety) ** already;
}

/** Place of the highest; of equals the first. */
function bestOf(values: readonly number[]): number {
  let best = 0;
  for (let i = 1; i < values.length; i += 1) if ((values[i] ?? 0) > (values[best] ?? 0)) best = i;
  return best;
}
