import { day, hour } from './brand.ts';
import { type Taste, fillBasket, linesOf } from './basket.ts';
import { catalog } from './catalog.ts';
import { atRate, currencyOf, rateAt } from './currencies.ts';
import type { SampleFulfilment, SampleLine, SampleOrder, SampleRefund, Touch } from './facts.ts';
import type { Place } from './places.ts';
import type { Purchase } from './purchases.ts';
import { type Random, weighted } from './random.ts';

type Buyer = { index: number; place: Place; taste: Taste; workspaceCurrency: string; now: number };
/** `number` counts a person's orders from 1. */
type Placement = { number: number; touch: Touch; purchase: Purchase };

const offers = weighted(
  [
    ['', 0],
    ['WELCOME10', 10],
    ['SLOWSUNDAY', 15],
    ['GIFTSEASON', 20],
  ].map(
    ([code, percent]) =>
      [{ code: String(code), percent: Number(percent) }, code === '' ? 74 : code === 'WELCOME10' ? 12 : 7] as const,
  ),
);

/** One order with all that happened to it until now. */
export function drawOrder(random: Random, buyer: Buyer, { number, touch, purchase }: Placement): SampleOrder {
  const offer = offerFor(random, number, touch);
  const currency = currencyOf(buyer.place.country, buyer.workspaceCurrency);
  const rate = rateAt(currency, buyer.workspaceCurrency, purchase.at);
  const shippingBase = purchase.amount >= 4500 ? 0 : 490;
  const goods = Math.max(700, (purchase.amount - shippingBase) / (1 - offer.percent / 100));
  const lines = linesOf(fillBasket(random, buyer.taste, goods), rate, offer.percent);
  const subtotal = sum(lines, (line) => line.quantity * line.unitPrice);
  const discount = sum(lines, (line) => line.discount);
  const shipping = Math.round(shippingBase / rate);
  const total = subtotal - discount + shipping;
  const externalId = `${5_000_000_000 + buyer.index}${String(number).padStart(3, '0')}`;
  const cancelled = random.chance(0.022) ? cancellation(random, purchase.at, buyer.now) : undefined;
  const fulfilments = cancelled ? [] : fulfilmentsOf(random, buyer, externalId, purchase.at);
  const refunds = cancelled ? [] : refundsOf(random, buyer.now, externalId, lines, fulfilments);
  const refunded = sum(refunds, (refund) => refund.amount);
  return {
    externalId,
    number: `LK-${buyer.index.toString(36).toUpperCase().padStart(4, '0')}-${number}`,
    placedAt: purchase.at,
    currency,
    rate,
    subtotal,
    discount,
    shipping,
    total,
    refunded,
    baseTotal: atRate(total, rate),
    baseRefunded: atRate(refunded, rate),
    discountCodes: offer.code === '' ? [] : [offer.code],
    country: buyer.place.country,
    ...(cancelled && { cancelled }),
    lines,
    refunds,
    fulfilments,
    touch,
  };
}

function offerFor(random: Random, number: number, touch: Touch): { code: string; percent: number } {
  if (number === 1 && touch.code && random.chance(0.7))
    return { code: touch.code, percent: touch.code.endsWith('15') ? 15 : 10 };
  const offer = offers(random);
  return offer.code === 'WELCOME10' && number > 1 ? { code: '', percent: 0 } : offer;
}

function cancellation(random: Random, placedAt: number, now: number): SampleOrder['cancelled'] {
  const at = placedAt + random.int(hour / 4, 10 * hour);
  return at < now ? { at, reason: random.pick(['customer', 'customer', 'inventory', 'payment']) } : undefined;
}

const carriers: Readonly<Record<string, string>> = {
  NL: 'PostNL',
  BE: 'bpost',
  DE: 'DHL',
  GB: 'Royal Mail',
  FR: 'Colissimo',
  US: 'UPS',
  DK: 'PostNord',
};

function fulfilmentsOf(random: Random, { place, now }: Buyer, orderId: string, placedAt: number): SampleFulfilment[] {
  const shippedAt = placedAt + random.int(9 * hour, 44 * hour);
  if (shippedAt >= now) return [];
  const transit = place.country === 'US' ? 7 : place.country === 'NL' ? 2 : 4;
  const promisedAt = placedAt + (transit + 2) * day;
  const late = random.chance(0.11) ? random.int(day / 2, 6 * day) : -random.int(0, (transit - 1) * day);
  const deliveredAt = Math.max(shippedAt + 10 * hour, promisedAt + late);
  return [
    {
      externalId: `${orderId}-1`,
      carrier: carriers[place.country] ?? 'DHL',
      trackingNumber: `${place.country}${orderId.slice(-9)}${random.int(100, 999)}`,
      shippedAt,
      promisedAt,
      ...(deliveredAt < now && { deliveredAt }),
    },
  ];
}

/** Lines come back after delivery, by the habit of their category. Marks them on the lines. */
function refundsOf(
  random: Random,
  now: number,
  orderId: string,
  lines: SampleLine[],
  shipped: readonly SampleFulfilment[],
): SampleRefund[] {
  const delivered = shipped[0]?.deliveredAt;
  if (delivered === undefined) return [];
  const at = delivered + random.int(day, 13 * day);
  const back = lines.flatMap((line, number) => {
    if (!random.chance(catalog[line.product]!.category.refundRate)) return [];
    const quantity = random.int(1, line.quantity);
    return [{ line: number + 1, quantity, amount: Math.floor((line.total * quantity) / line.quantity) }];
  });
  if (back.length === 0 || at >= now) return [];
  for (const { line, quantity } of back) lines[line - 1]!.refundedQuantity = quantity;
  const reason = random.pick(['damaged', 'not_as_described', 'changed_mind', 'changed_mind', 'late_delivery']);
  return [{ externalId: `${orderId}-r1`, at, amount: sum(back, (line) => line.amount), reason, lines: back }];
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);
