import { type Item, type catalog, cheapest, drawCategory, drawProductOf, itemsAround } from './catalog.ts';
import type { CategoryRow } from './catalog-titles.ts';
import type { SampleLine } from './facts.ts';
import type { Random } from './random.ts';

/** What a person likes: most of what they buy comes from there. */
export type Taste = { favourite: CategoryRow; second: CategoryRow };

export const drawTaste = (random: Random): Taste => ({ favourite: drawCategory(random), second: drawCategory(random) });

export function drawProduct(random: Random, taste: Taste): (typeof catalog)[number] {
  const roll = random.next();
  return drawProductOf(roll < 0.5 ? taste.favourite : roll < 0.7 ? taste.second : drawCategory(random), random);
}

/**
 * Fills a basket whose prices sum to about `amount` (minor units of the workspace currency): liked things first, then
 * whatever comes nearest to the rest.
 */
export function fillBasket(random: Random, taste: Taste, amount: number): Map<Item, number> {
  const basket = new Map<string, { item: Item; quantity: number }>();
  const put = (item: Item): number => {
    const entry = basket.get(item.variant.sku) ?? { item, quantity: 0 };
    basket.set(item.variant.sku, { item, quantity: entry.quantity + 1 });
    return item.variant.price;
  };
  let left = amount;
  for (let tries = 0; tries < 3 && left > 3500; tries += 1) {
    const product = drawProduct(random, taste);
    const variant = random.pick(product.variants);
    if (variant.price <= left * 0.8) left -= put({ product, variant });
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
