import type { HttpServer } from '../../src/platform/http/index.ts';
import type { Question } from './questions.ts';

export type Answer = { status: number; body: Record<string, unknown> };
export type Api = (question: { method: Question['method']; url: string; body?: object }) => Promise<Answer>;

/** Calls as a member; figures that are of the moment and not of the data are left out. */
export const apiOf =
  (http: HttpServer, headers: Record<string, string>): Api =>
  async ({ method, url, body }) => {
    const json = body === undefined ? {} : { payload: JSON.stringify(body) };
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const answer = await http.inject({ method, url, headers: { ...headers, ...type }, ...json });
    const { tookMs: _took, asOf: _asOf, ...rest } = answer.json<Record<string, unknown>>();
    return { status: answer.statusCode, body: rest };
  };

const day = 86_400_000;
const start = Date.UTC(2026, 7, 20);
const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const at = (n: number): string => new Date(start + ((n * 37) % 90) * day + n * 60_000).toISOString();
const email = (n: number): string => `p${n % people}@example.com`;
const people = 48;
const categories = ['Tea', 'coffee', 'mugs'];

/** People, what they did and bought, some of it cancelled or refunded, through the doors of the API. @param settled when all that was sent is in */
export async function fillBrand(api: Api, settled: () => Promise<void>): Promise<void> {
  const send = sender(api);
  await send('/products', {
    products: numbers(3).map((i) => ({ id: `P${i}`, title: `Thing ${i}`, category: categories[i], price: '10.00' })),
  });
  await send('/profiles', {
    profiles: numbers(people).map((i) => ({
      email: email(i),
      firstName: `Ada ${i}`,
      country: ['DE', 'GB', 'US'][i % 3],
      city: ['Berlin', 'London'][i % 2],
      properties: { tier: ['gold', 'silver'][i % 2], score: i % 10, tags: ['a', ['b', 'c'][i % 2]] },
    })),
  });
  await send('/events', {
    events: numbers(300).map((i) => ({
      metric: ['Viewed Product', 'Viewed Product', 'Opened Email'][i % 3],
      // Some browse before anybody knows them; a part of these says later who they are.
      profile: i % 5 === 0 ? { anonymousId: `device-${i % 40}` } : { email: email(i * 7) },
      time: at(i),
      value: i % 20,
      properties: { category: categories[i % 3], price: i % 50, items: [{ sku: 'P0' }, { sku: `P${i % 3}` }] },
    })),
  });
  await buy(api, numbers(90));
  await settled();
  for (const i of [3, 8, 21]) await send(`/orders/O${i}/cancel`, {});
  for (const i of [5, 13]) await send(`/orders/O${i}/refunds`, { id: `R${i}`, at: at(i + 3), amount: '4.00' });
  await settled();
}

/** What happens later: devices say whose they are, people turn out to be one, more is bought and given back. */
export async function goOn(api: Api, profiles: readonly number[]): Promise<void> {
  const send = sender(api);
  for (const i of [0, 5, 10]) {
    const profile = { anonymousId: `device-${i}`, email: email(i + 1) };
    await send('/events', { metric: 'Viewed Product', profile, time: at(i), properties: {} });
  }
  // Orders of the absorbed change hands: their rows move to the survivor's.
  for (const i of [0, 2, 4, 6]) await send(`/profiles/${profiles[i]}/merge`, { absorbedId: profiles[i + 1] });
  await buy(api, [90, 91, 92]);
  await send('/orders/O30/refunds', { id: 'R30', at: at(50), amount: '3.00' });
  await send('/orders/O31/cancel', {});
}

const buy = async (api: Api, which: readonly number[]): Promise<void> => {
  await sender(api)('/orders', {
    orders: which.map((i) => ({
      id: `O${i}`,
      placedAt: at(i),
      currency: 'EUR',
      customer: { email: email(i * 5) },
      lines: [{ sku: `P${i % 3}`, title: `Thing ${i % 3}`, quantity: 1 + (i % 3), unitPrice: `${10 + (i % 7)}.00` }],
    })),
  });
};

const sender =
  (api: Api) =>
  async (url: string, body: object): Promise<void> => {
    const answer = await api({ method: 'POST', url: `/api/v1${url}`, body });
    if (answer.status >= 300) throw new Error(`${url} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  };
