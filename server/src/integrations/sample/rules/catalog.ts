import { sampleBrand } from './brand.ts';
import { type CategoryRow, categories } from './catalog-titles.ts';
import { weighted } from './random.ts';

export type SampleVariant = { sku: string; title: string; price: number };
/** Prices are minor units of the workspace currency. `number` counts from 0 through the catalog. */
export type SampleProduct = {
  number: number;
  externalId: string;
  title: string;
  description: string;
  category: CategoryRow;
  handle: string;
  url: string;
  price: number;
  tags: string[];
  variants: readonly SampleVariant[];
};

/** One variant as it is put in a basket. */
export type Item = { product: SampleProduct; variant: SampleVariant };

export const catalog: readonly SampleProduct[] = categories.flatMap((category, c) =>
  category.products.map(([title, units], p) => {
    const number = c * 12 + p;
    const externalId = `${category.code}-${String(p + 1).padStart(2, '0')}`;
    const handle = title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '');
    return {
      number,
      externalId,
      title,
      handle,
      category,
      description: `${title}, from our ${category.name.toLowerCase()} shelf. Packed by hand and sent in plain paper.`,
      url: `${sampleBrand.shop}/products/${handle}`,
      price: units * 100,
      tags: [category.drawing, ...(p < 3 ? ['bestseller'] : []), ...(p > 9 ? ['seasonal'] : [])],
      variants: category.variants.map(([name, factor], v) => ({
        sku: category.variants.length === 1 ? externalId : `${externalId}-${'ABC'[v] ?? ''}`,
        title: name,
        // whole tens of cents
        price: Math.round(units * factor * 10) * 10,
      })),
    };
  }),
);

const byCategory = new Map(categories.map((category) => [category, catalog.filter((p) => p.category === category)]));
const items: readonly Item[] = catalog.flatMap((product) => product.variants.map((variant) => ({ product, variant })));
const byPrice = [...items].sort(
  (a, b) => a.variant.price - b.variant.price || a.variant.sku.localeCompare(b.variant.sku),
);

export const drawCategory = weighted(categories.map((category) => [category, category.weight] as const));
// The first products of a category are its best sellers.
const drawRank = weighted(Array.from({ length: 12 }, (_, rank) => [rank, 1 / (rank + 2)] as const));
export const drawProductOf = (category: CategoryRow, random: Parameters<typeof drawRank>[0]): SampleProduct =>
  byCategory.get(category)![drawRank(random)]!;

const consumables = categories.filter(({ drawing }) => drawing === 'leaf' || drawing === 'bean' || drawing === 'jar');
const drawAmongConsumables = weighted(consumables.map((category) => [category, category.weight] as const));

/** Something that is used up, of this category where it has such things. */
export function drawConsumable(category: CategoryRow, random: Parameters<typeof drawRank>[0]): SampleProduct {
  const own = consumables.includes(category) ? category : drawAmongConsumables(random);
  const product = drawProductOf(own, random);
  return isTool(product) ? byCategory.get(own)![0]! : product;
}

/** Matcha's shelf holds the tools as well. */
const isTool = ({ category, number }: SampleProduct): boolean => category.code === 'MAT' && number % 12 >= 5;

const goesWith: Readonly<Record<string, string>> = { TEA: 'POT', COF: 'BRW', HRB: 'PAN', MUG: 'HOM', MAT: 'MAT' };
const byCode = new Map(categories.map((category) => [category.code, byCategory.get(category)!]));

/** What is often bought together with a product; a matcha goes with its tools. */
export function partnerOf(product: SampleProduct): SampleProduct | undefined {
  const shelf = byCode.get(goesWith[product.category.code] ?? '');
  const rank = product.number % 12;
  if (shelf === undefined || isTool(product)) return undefined;
  return product.category.code === 'MAT' ? shelf[5 + rank] : shelf[rank];
}

export const cheapest = byPrice[0]!.variant.price;

/** The items whose price comes nearest to an amount, cheapest first. */
export function itemsAround(amount: number, howMany: number): readonly Item[] {
  let [low, high] = [0, byPrice.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byPrice[middle]!.variant.price >= amount) high = middle;
    else low = middle + 1;
  }
  const from = Math.max(0, Math.min(byPrice.length - howMany, low - (howMany >> 1)));
  return byPrice.slice(from, from + howMany);
}
