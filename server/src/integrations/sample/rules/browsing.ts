import { hour, sampleBrand } from './brand.ts';
import { type Taste, drawProduct } from './basket.ts';
import { type SampleProduct, catalog } from './catalog.ts';
import { categories } from './catalog-titles.ts';
import type { SampleEvent, SampleLine, SampleOrder } from './facts.ts';
import type { Random } from './random.ts';

const minute = 60_000;
const devices = ['mobile', 'mobile', 'mobile', 'desktop', 'tablet'] as const;
const pages = [
  '/',
  '/collections/bestsellers',
  '/collections/new',
  '/journal/a-slower-morning',
  '/pages/brew-guides',
] as const;

/** A look around that ends without an order. */
export function browse(random: Random, taste: Taste, start: number): SampleEvent[] {
  const events: SampleEvent[] = [arrive(random, start)];
  let at = start;
  const step = (): number => (at += random.int(minute / 6, 4 * minute));
  if (random.chance(0.3)) events.push(viewCollection(random, taste, step()));
  const views = random.chance(0.25) ? 0 : random.chance(0.6) ? 1 : 2;
  for (let i = 0; i < views; i += 1) {
    const product = drawProduct(random, taste);
    events.push(viewProduct(product, step()));
    if (random.chance(0.13)) {
      events.push(addToCart(product, product.variants[0]!.sku, product.price, 1, step()));
      if (random.chance(0.3)) events.push(startCheckout(product.price, [product.number], step()));
    }
  }
  return events;
}

/** The visit in which an order was placed, ending just before it. */
export function browseToOrder(random: Random, order: SampleOrder, amount: (minor: number) => number): SampleEvent[] {
  const line = order.lines[0]!;
  const product = catalog[line.product]!;
  const start = order.placedAt - random.int(4 * minute, hour / 2);
  const events: SampleEvent[] = random.chance(0.4) ? [arrive(random, start)] : [];
  if (random.chance(0.7)) events.push(viewProduct(product, start + minute));
  events.push(addToCart(product, line.sku, amount(line.unitPrice), line.quantity, start + 2 * minute));
  if (random.chance(0.85)) {
    const numbers = order.lines.map((each: SampleLine) => each.product);
    events.push(startCheckout(amount(order.total), numbers, start + 3 * minute));
  }
  return events;
}

function arrive(random: Random, time: number): SampleEvent {
  const url = `${sampleBrand.shop}${random.pick(pages)}`;
  return { metric: 'Active on Site', time, value: 0, properties: { url, device: random.pick(devices) } };
}

function viewCollection(random: Random, taste: Taste, time: number): SampleEvent {
  const { name } = random.chance(0.7) ? taste.favourite : random.pick(categories);
  return { metric: 'Viewed Collection', time, value: 0, properties: { collection: name } };
}

const viewProduct = (product: SampleProduct, time: number): SampleEvent => ({
  metric: 'Viewed Product',
  time,
  value: product.price,
  properties: { ...productFacts(product), price: product.price / 100, url: product.url },
});

const addToCart = (
  product: SampleProduct,
  sku: string,
  price: number,
  quantity: number,
  time: number,
): SampleEvent => ({
  metric: 'Added to Cart',
  time,
  value: price * quantity,
  properties: { ...productFacts(product), sku, price: price / 100, quantity },
});

const startCheckout = (value: number, numbers: readonly number[], time: number): SampleEvent => ({
  metric: 'Started Checkout',
  time,
  value,
  properties: {
    products: numbers.map((number) => catalog[number]!.externalId),
    checkout_url: `${sampleBrand.shop}/checkout`,
  },
});

const productFacts = (product: SampleProduct) => ({
  product_id: product.externalId,
  name: product.title,
  category: product.category.name,
});
