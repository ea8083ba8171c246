import {
  type Item,
  type SampleProduct,
  cheapest,
  drawCategory,
  drawConsumable,
  drawProductOf,
  itemsAround,
  partnerOf,
} from './catalog.ts';
import type { CategoryRow } from './catalog-titles.ts';
import type { SampleLine } from './facts.ts';
import type { Random } from './random.ts';

/** What a person likes: most of what they buy comes from there; the staple is what they run out of and buy again. */
export type Taste = { favourite: CategoryRow; second: CategoryRow; staple: Item };

export function drawTaste(random: Random): Taste {
  const favourite = drawCategory(random);
  const product = drawConsumable(favourite, random);
  return { favourite, second: drawCategory(random), staple: { product, variant: random.pick(product.variants) } };
}

/** How often an order holds the staple, and what goes with a product in it. */
const staples = 0.5;
const partners = 0.3;

export function drawProduct(random: Random, taste: Taste): SampleProduct {
  const roll = random.next();
  return drawProductOf(roll < 0.5 ? taste.favourite : roll < 0.7 ? taste.second : drawCategory(random), random);
}

/**
 * Fills a basket whose prices sum to about `amount` (minor units of the workspace currency): the staple, liked things and
 * what goes with them first, then whatever comes nearest to the rest.
 */
export function fillBasket(random: Random, taste: Taste, amount: number): Map<Item, number> {
  const basket = new Map<string, { item: Item; quantity: number }>();
  const put = (item: Item): number => {
    const entry = basket.get(item.variant.sku) ?? { item, quantity: 0 };
    basket.set(item.variant.sku, { item, quantity: entry.quantity + 1 });
    return item.variant.price;
  };
  let left = amount;
  const fits = ({ variant }: Item): boolean => variant.price <= left * 0.8;
  if (random.chance(staples) && fits(taste.staple)) left -= put(taste.staple);
  for (let tries = 0; tries < 3 && left > 3500; tries += 1) {
    const product = drawProduct(random, taste);
    const item = { product, variant: random.pick(product.variants) };
    if (!fits(item)) continue;
    left -= put(item);
    const partner = random.chance(partners) ? partnerOf(product) : undefined;
    const pair = partner && { product: partner, variant: random.pick(partner.variants) };
    if (pair && fits(pair)) left -= put(pair);
  }
  // Never empty; the last item settles the difference.
  do {
    const goal = left > 20_000 ? left / 2 : left;
    const near = itemsAround(goal, 6);
    const liked = near.filter(({ product }) => product.category === taste.favourite);
    left -= put(random.pick(liked.length > 0 ? liked : near));
  } while (left > cheapest && basket.size < 12);
  return new Map([...basket.values()].map(({ item, quantity }) => [item, quantity]));
}

/** Lines in the currency of the order; a percentage off is shared out line by line. */
export function linesOf(basket: ReadonlyMap<Item, number>, rate: number, percentOff: number): SampleLine[] {
  return [...basket].map(([{ product, variant }, quantity]) => {
    const unitPrice = Math.max(1, Math.round(variant.price / rate));
    const discount = Math.round((unitPrice * quantity * percentOff) / 100);
    return {
      product: product.number,
      sku: variant.sku,
      title: product.title,
      variantTitle: variant.title,
      category: product.category.name,
      quantity,
      unitPrice,
      discount,
      total: unitPrice * quantity - discount,
      refundedQuantity: 0,
    };
  });
}
