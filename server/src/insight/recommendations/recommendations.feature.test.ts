import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { createApp } from '../../app/http.ts';
import { secretKeyHeaders, type Credentials } from '../../foundation/access/testing.ts';
import type { Context } from '../../platform/context.ts';
import type { HttpServer } from '../../platform/http/index.ts';
import { recommendMany, runDue } from './index.ts';

type Item = {
  product: { id: number; externalId: string; stock: number | null };
  strategy: string;
  reason: { text: string; people: number | null; lift: number | null };
};
type Answer = { strategy: string; items: Item[] };

let app: TestApp;
let http: HttpServer;
let ctx: Context;
let headers: Credentials;
const now = new Date('2026-11-22T12:00:00.000Z');
const ago = (days: number): string => new Date(now.getTime() - days * 86_400_000).toISOString();
const email = (n: number): string => `p${n}@example.com`;

/** Tea and pot go together; a mug is what others buy, the whisk is sold out, the tin is new. */
beforeAll(async () => {
  app = await testApp({ now });
  http = await createApp(app.platform);
  ctx = await app.createWorkspace();
  headers = await secretKeyHeaders(ctx, [
    'events:write', 'profiles:write', 'profiles:read', 'catalog:read', 'catalog:write', 'orders:write', 'orders:read',
  ]); // prettier-ignore
  const product = (id: string, category: string, stock: number) => ({
    id,
    title: `The ${id}`,
    category,
    price: '10.00',
    variants: [{ sku: `${id}-1`, inventoryQuantity: stock }],
  });
  await post('/products', {
    products: [
      product('tea', 'Tea', 9),
      product('pot', 'Pots', 9),
      product('whisk', 'Tools', 0),
      product('mug', 'Mugs', 9),
      product('spoon', 'Tools', 9),
      product('tin', 'Tea', 9),
    ],
  });
  const order = (n: number, skus: readonly string[], days: number) => ({
    id: `O-${n}-${skus.join('-')}`,
    placedAt: ago(days),
    currency: 'EUR',
    customer: { email: email(n) },
    lines: skus.map((sku) => ({ productId: sku, sku: `${sku}-1`, title: sku, quantity: 1, unitPrice: '10.00' })),
  });
  const orders = Array.from({ length: 40 }, (_, n) => [
    ...(n < 12 ? [order(n, ['tea', 'pot', 'whisk'], 40)] : [order(n, ['mug'], 20)]),
    ...(n >= 12 && n < 20 ? [order(n, ['spoon'], 10)] : []),
  ]).flat();
  await post('/orders', { orders: [...orders, order(50, ['tea'], 5), order(51, ['tea', 'spoon'], 5)] });
  await app.settle();
  await post('/orders/O-51-tea-spoon/cancel', {});
  await post('/events', {
    events: Array.from({ length: 8 }, (_, n) => ({
      metric: 'Viewed Product',
      time: ago(2),
      profile: { email: email(30 + n) },
      properties: { product_id: 'spoon' },
    })),
  });
  await app.settle();
  await runDue(ctx);
});
afterAll(async () => {
  await http?.close();
  await app?.close();
});

async function call<T>(
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  body?: object,
  expected = [200, 201, 202],
): Promise<T> {
  const answer = await http.inject({
    method,
    url: `/api/v1${url}`,
    headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { payload: JSON.stringify(body) }),
  });
  if (!expected.includes(answer.statusCode)) throw new Error(`${url}: ${answer.statusCode} ${answer.body}`);
  return answer.json<T>();
}
const post = (url: string, body: object) => call('POST', url, body);
const ask = (query: string) => call<Answer>('GET', `/recommendations?${query}`);
const names = ({ items }: Answer): string[] => items.map((item) => item.product.externalId);
const idOf = async (who: string): Promise<number> => {
  const { items } = await call<{ items: { id: number }[] }>('GET', `/profiles?email=${encodeURIComponent(who)}`);
  return items[0]?.id ?? 0;
};
const withRules = async (rules: object, work: () => Promise<void>): Promise<void> => {
  await call('PUT', '/recommendations/rules', rules);
  try {
    await work();
  } finally {
    await call('PUT', '/recommendations/rules', {});
  }
};

describe('recommendations', () => {
  test('bought together, with how many people and how much likelier; what is sold out is left out', async () => {
    const answer = await ask('strategy=boughtTogether&ids=shop&productId=tea&fill=false');
    expect(names(answer)).toEqual(['pot']);
    // Of 41 buyers 13 have the tea and 12 the pot; the order that was cancelled counts nowhere.
    expect(answer.items[0]?.reason).toMatchObject({ text: 'Bought together with The tea by 12 people', people: 12 });
    expect(answer.items[0]?.reason.lift).toBeCloseTo((12 * 41) / (13 * 12), 4);
    await withRules({ inStockOnly: false }, async () => {
      expect(names(await ask('strategy=boughtTogether&ids=shop&productId=tea&fill=false'))).toEqual(['pot', 'whisk']);
    });
  });

  test('next for a person: what goes with what they bought, not what they have', async () => {
    const answer = await ask(`strategy=nextBest&profileId=${await idOf(email(50))}`);
    expect(answer.items[0]).toMatchObject({
      product: { externalId: 'pot' },
      strategy: 'nextBest',
      reason: { text: 'Because they bought The tea' },
    });
    expect(names(answer)).not.toContain('tea');
  });

  test('a person nothing is known of gets what rises and sells', async () => {
    await post('/profiles', { email: 'new@example.com' });
    await app.settle();
    const answer = await ask(`profileId=${await idOf('new@example.com')}`);
    expect(answer.items[0]?.strategy).toBe('trending');
    expect(answer.items[0]?.product.externalId).toBe('spoon');
    expect(names(answer)).toContain('mug');
  });

  test('somebody who did something since the last build is answered from their last signs', async () => {
    await post('/events', {
      metric: 'Added to Cart', profile: { email: 'late@example.com' }, time: ago(0), properties: { sku: 'pot-1' },
    }); // prettier-ignore
    await app.settle();
    const answer = await ask(`strategy=nextBest&profileId=${await idOf('late@example.com')}`);
    expect(answer.items[0]).toMatchObject({
      product: { externalId: 'tea' },
      reason: { text: 'Because they looked at The pot' },
    });
  });

  test('a cart, something similar, what is new', async () => {
    expect(names(await ask('strategy=cart&ids=shop&cart=pot&fill=false'))).toEqual(['tea']);
    expect(names(await ask('strategy=similar&ids=shop&productId=tin&fill=false'))).toEqual(['tea']);
    expect((await ask('ids=shop&productId=tin')).strategy).toBe('similar');
    expect(names(await ask('strategy=newArrivals'))).toContain('tin');
  });

  test('pins come first, what is buried does not come, a category has its bound', async () => {
    const tin = (await ask('strategy=newArrivals')).items.find((item) => item.product.externalId === 'tin')!.product.id;
    await withRules({ pinned: [tin], boosts: [{ category: 'Mugs', factor: 0 }], mostPerCategory: 1 }, async () => {
      const answer = await ask('strategy=popular');
      expect(answer.items[0]).toMatchObject({ strategy: 'pinned', product: { externalId: 'tin' } });
      expect(names(answer)).not.toContain('mug');
      expect(names(answer)).not.toContain('tea');
    });
  });

  test('many people in one go get what each gets alone', async () => {
    const ids = await Promise.all([1, 15, 50].map((n) => idOf(email(n))));
    const many = await recommendMany(ctx, ids, { strategy: 'nextBest', limit: 5 });
    for (const id of ids) {
      const one = await ask(`strategy=nextBest&limit=5&profileId=${id}`);
      expect(many.get(id)?.items.map((item) => item.product.external_id)).toEqual(names(one));
    }
  });

  test('says what is wrong', async () => {
    for (const [query, status, words] of [
      ['strategy=boughtTogether', 422, 'productId'],
      ['strategy=nextBest', 422, 'profileId'],
      ['profileId=999999', 404, 'profile'],
      ['ids=shop&productId=nothing', 404, 'product'],
      ['productId=tea', 422, 'ids=shop'],
    ] as const) {
      const problem = await call<{ detail: string }>('GET', `/recommendations?${query}`, undefined, [status]);
      expect(problem.detail).toContain(words);
    }
  });

  test('every strategy says whether it was shown to be worth it', async () => {
    const { items, evaluation } = await call<{
      items: { name: string; verdict: string }[];
      evaluation: { thin: string | null };
    }>('GET', '/recommendations/strategies');
    expect(evaluation.thin).toContain('at least 50');
    expect(items.find((one) => one.name === 'popular')?.verdict).toBe('baseline');
    expect(items.find((one) => one.name === 'nextBest')?.verdict).toBe('unknown');
  });
});

describe('changes after the build', () => {
  test('a purchase moves the lists of the person and of its products', async () => {
    const orders = [60, 61, 62, 63].map((n) => ({
      id: `O-${n}`,
      placedAt: ago(0),
      currency: 'EUR',
      customer: { email: email(n) },
      lines: ['spoon', 'tin'].map((sku) => ({
        productId: sku,
        sku: `${sku}-1`,
        title: sku,
        quantity: 1,
        unitPrice: '10.00',
      })),
    }));
    await post('/orders', { orders });
    await app.settle();
    expect(names(await ask('strategy=boughtTogether&ids=shop&productId=tin&fill=false'))).toEqual([]);
    app.clock.advance(6 * 60_000);
    expect(await runDue(ctx)).toBe('changed');
    expect(names(await ask('strategy=boughtTogether&ids=shop&productId=tin&fill=false'))).toEqual(['spoon']);
    expect(names(await ask(`strategy=buyAgain&fill=false&profileId=${await idOf(email(60))}`)).sort()).toEqual([
      'spoon',
      'tin',
    ]);
    expect(await runDue(ctx)).toBe(null);
  });

  test('of two who become one the survivor has both their purchases', async () => {
    const [survivor, absorbed] = [await idOf(email(50)), await idOf(email(20))];
    await post(`/profiles/${survivor}/merge`, { absorbedId: absorbed });
    await app.settle();
    app.clock.advance(6 * 60_000);
    expect(await runDue(ctx)).toBe('changed');
    expect(names(await ask(`strategy=buyAgain&fill=false&profileId=${survivor}`)).sort()).toEqual(['mug', 'tea']);
    expect(names(await ask(`strategy=buyAgain&fill=false&profileId=${absorbed}`)).sort()).toEqual(['mug', 'tea']);
  });
});
