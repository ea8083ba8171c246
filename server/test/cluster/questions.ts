import fc from 'fast-check';
import { anyRule } from '../../src/insight/segments/testing/arbitrary-rules.ts';

/** What is asked of the event store over HTTP, as `METHOD url` and a body. */
export type Question = { method: 'GET' | 'POST'; url: string; body?: object };

const get = (url: string): Question => ({ method: 'GET', url: `/api/v1${url}` });
const post = (url: string, body: object): Question => ({ method: 'POST', url: `/api/v1${url}`, body });

const rule = (where: object): object => ({ where });
const views = { kind: 'event', metric: 'Viewed Product' };
const never = { op: 'eq', value: 0 };
/** One of each way a condition is asked: a semi-join, an anti-join, a joined residual, with and without counting. */
const rules: readonly object[] = [
  rule({ kind: 'everyone' }),
  rule({ ...views, is: { op: 'gte', value: 1 } }),
  rule({ ...views, is: { op: 'gte', value: 3 }, window: { type: 'last', amount: 30, unit: 'day' } }),
  rule({ ...views, where: [{ field: 'price', is: { op: 'gt', value: 20 } }], measure: 'sum', of: 'price' }),
  rule({ all: [views, { kind: 'event', metric: 'Opened Email', is: never }] }),
  rule({
    any: [
      { ...views, is: never },
      { kind: 'trait', trait: 'netSpend', is: { op: 'gt', value: 60 } },
    ],
  }),
  rule({ kind: 'event', metric: ['Viewed Product', 'Opened Email'], measure: 'distinct', of: 'category' }),
  rule({ kind: 'product', product: { category: ['tea'] }, measure: 'quantity', is: { op: 'gte', value: 2 } }),
  rule({ kind: 'product', is: never }),
  rule({ kind: 'property', field: 'properties.tier', is: { op: 'equals', value: 'gold' } }),
  rule({ kind: 'trait', trait: 'orders', is: { op: 'gte', value: 2 } }),
  rule({ kind: 'trait', trait: 'refunded', is: { op: 'gt', value: 0 } }),
  rule({ kind: 'consent', channel: 'email', status: 'subscribed', reachable: true }),
  rule({ kind: 'location', country: ['DE'] }),
  { population: 'everyone', where: { none: [{ kind: 'known' }] } },
];

/** Those that are answered from orders and events instead of today's figures. */
const past = rules.filter((each) => /netSpend|"product"|"orders"|refunded/.test(JSON.stringify(each)));

export type Known = { profiles: readonly number[]; products: readonly number[]; segments: readonly number[] };

/** @param asOf a moment of the past */
export function questions({ profiles, products, segments }: Known, asOf: string): Question[] {
  const [one = 0, two = 0] = segments;
  const [someone = 0] = profiles;
  const random = fc
    .sample(anyRule, { numRuns: 60, seed: 5 })
    // What these figures and rates are, only the tests of the language know.
    .filter((each) => !/"figure"|"currency"|Nowhere/.test(JSON.stringify(each)))
    .slice(0, 16)
    .map((each) => JSON.parse(JSON.stringify(each).replace(/"segmentId":\d/g, `"segmentId":${one}`)) as object);
  const nested = rule({
    all: [{ kind: 'segment', segmentId: one }, { none: [{ kind: 'segment', segmentId: two }] }],
  });
  return [
    ...[...rules, nested, ...random].map((each) => post('/segments/preview', { rule: each, sample: 100 })),
    ...past.map((each) => post('/segments/preview', { rule: each, sample: 100, asOf })),
    post('/segments/query', { sort: { by: 'netSpend', direction: 'desc' } }),
    post('/segments/query', { search: 'p1', rule: nested, sort: { by: 'name', direction: 'asc' } }),
    get('/segments/vocabulary'),
    get(`/segments/reach?ids=${segments.join(',')}`),
    ...segments.flatMap((id) => [
      get(`/segments/${id}/members?limit=200`),
      get(`/segments/${id}/explain?profileId=${someone}`),
    ]),
    ...profiles.flatMap((id) => [get(`/profiles/${id}/timeline?limit=200`), get(`/profiles/${id}/segments`)]),
    get(`/profiles/${someone}/timeline?limit=5&metric=Viewed%20Product`),
    get('/reports/overview?from=2026-08-01&to=2026-11-21'),
    get('/reports/activity?limit=50'),
    get('/products?sort=netRevenue'),
    ...products.map((id) => get(`/products/${id}`)),
  ];
}
