import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { hour, purchaseProcess } from './brand.ts';
import { catalog } from './catalog.ts';
import { newslettersUntil } from './newsletters.ts';
import { type World, drawPerson } from './person.ts';
import { productImage } from './product-image.ts';
import { randomStream } from './random.ts';
import { calendarUntil } from './season.ts';

const now = Date.parse('2026-11-22T12:00:00.000Z');
const world = (seed: number): World => ({
  seed,
  now,
  currency: 'EUR',
  calendar: calendarUntil(now),
  letters: newslettersUntil(now),
});
const people = (seed: number, count = 2000) => Array.from({ length: count }, (_, i) => drawPerson(world(seed), i));
const hash = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

describe('people of the sample', () => {
  const drawn = people(1);
  const orders = drawn.flatMap((person) => person.orders);

  test('are the same for the same seed, and others for another', () => {
    expect(hash(people(1))).toBe(hash(drawn));
    expect(hash(people(2))).not.toBe(hash(drawn));
  }, 60_000);

  test('have distinct addresses and numbers of reserved ranges', () => {
    const emails = drawn.flatMap((person) => person.contact?.email ?? []);
    const phones = drawn.flatMap((person) => person.contact?.phone ?? []);
    expect(new Set(emails).size).toBe(emails.length);
    expect(new Set(phones).size).toBe(phones.length);
    expect(emails.filter((email) => !/^[a-z]+\.[a-z]+\d+@example\.(com|org|net)$/.test(email))).toEqual([]);
    expect(phones.length).toBeGreaterThan(20);
  });

  test('do nothing in the future and nothing before they came', () => {
    const wrong = drawn.flatMap((person) =>
      person.events.filter(({ time }) => time >= now || time < person.firstSeenAt),
    );
    expect(wrong).toEqual([]);
    expect(orders.filter((order) => order.placedAt > now - hour / 2)).toEqual([]);
  });

  test('place orders that add up and get back no more than they paid', () => {
    for (const order of orders) {
      expect(order.subtotal).toBe(order.lines.reduce((sum, line) => sum + line.quantity * line.unitPrice, 0));
      expect(order.total).toBe(order.subtotal - order.discount + order.shipping);
      expect(order.discount).toBe(order.lines.reduce((sum, line) => sum + line.discount, 0));
      expect(order.refunded).toBe(order.refunds.reduce((sum, refund) => sum + refund.amount, 0));
      expect(order.refunded).toBeLessThanOrEqual(order.total);
      expect(order.lines.every((line) => line.refundedQuantity <= line.quantity)).toBe(true);
    }
  });

  test('spend what Gamma-Gamma says on average', () => {
    const { p, q, gamma } = purchaseProcess.gammaGamma;
    const spent = people(1, 10_000).flatMap((person) => person.orders.map((order) => order.baseTotal / 100));
    const average = spent.reduce((sum, total) => sum + total, 0) / spent.length;
    expect(average / ((p * gamma) / (q - 1))).toBeCloseTo(1, 1);
  }, 60_000);

  test('buy most around the end of the year', () => {
    const inMonths = (months: readonly number[]): number =>
      orders.filter(
        (order) => order.placedAt > now - 366 * 24 * hour && months.includes(new Date(order.placedAt).getUTCMonth()),
      ).length;
    expect(inMonths([10, 11])).toBeGreaterThan(1.15 * inMonths([5, 6]));
  });

  test('differ: lapsed, loyal, window shoppers, nameless, subscribed and gone', () => {
    const share = (belongs: (person: (typeof drawn)[number]) => boolean): number =>
      drawn.filter(belongs).length / drawn.length;
    expect(share((person) => !person.known)).toBeCloseTo(0.2, 1);
    expect(share((person) => person.known && person.orders.length === 0)).toBeGreaterThan(0.2);
    expect(share((person) => person.orders.length >= 5)).toBeGreaterThan(0.04);
    expect(share((person) => person.device !== undefined)).toBeGreaterThan(0.005);
    const subscribed = drawn.filter(
      (person) => person.known && person.consents.findLast((fact) => fact.channel === 'email')?.status === 'subscribed',
    );
    expect(subscribed.length / drawn.filter((person) => person.known).length).toBeCloseTo(0.67, 1);
  });
});

test('every product has a picture of its own and distinct SKUs', () => {
  const skus = catalog.flatMap((product) => product.variants.map((variant) => variant.sku));
  expect(catalog).toHaveLength(120);
  expect(new Set(skus).size).toBe(skus.length);
  expect(new Set(catalog.map((product) => productImage(product.externalId))).size).toBe(120);
  expect(productImage('NOT-99')).toBeUndefined();
});

test('chance follows its distributions', () => {
  const random = randomStream(7, 7);
  const mean = (draw: () => number): number =>
    Array.from({ length: 40_000 }, draw).reduce((sum, x) => sum + x, 0) / 40_000;
  expect(mean(() => random.gamma(0.75, 9))).toBeCloseTo(0.75 / 9, 2);
  expect(mean(() => random.gamma(6, 2))).toBeCloseTo(3, 1);
  expect(mean(() => random.beta(0.9, 3.1))).toBeCloseTo(0.9 / 4, 2);
  expect(mean(() => random.exponential())).toBeCloseTo(1, 1);
});
