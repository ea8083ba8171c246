import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { createApp } from '../../app/http.ts';
import { secretKeyHeaders } from '../../foundation/access/testing.ts';
import type { HttpServer } from '../../platform/http/index.ts';

let app: TestApp;
let http: HttpServer;
let headers: Record<string, string>;

beforeAll(async () => {
  app = await testApp();
  http = await createApp(app.platform);
  headers = await secretKeyHeaders(await app.createWorkspace(), ['events:write', 'profiles:read', 'profiles:write']);
});
afterAll(async () => {
  await http?.close();
  await app?.close();
});

const post = (url: string, payload: object) => http.inject({ method: 'POST', url, headers, payload });
const get = async (url: string) => (await http.inject({ url, headers })).json();
const idOf = async (email: string): Promise<number> => (await get(`/api/v1/profiles?email=${email}`)).items[0].id;

type Page = { items: { id: number; time: string }[]; nextCursor: string | null };

async function pages(id: number, limit: number): Promise<Page['items']> {
  const found: Page['items'] = [];
  for (let cursor = ''; ;) {
    const page: Page = await get(`/api/v1/profiles/${id}/timeline?limit=${limit}&metric=Viewed%20Product${cursor}`);
    found.push(...page.items);
    if (page.nextCursor === null) return found;
    cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`;
  }
}

test('pages of a timeline join without gaps, also where many events share a moment and after a merge', async () => {
  const at = (n: number): string => new Date(Date.UTC(2026, 9, 1) + Math.floor(n / 5) * 1000).toISOString();
  await post('/api/v1/events', {
    events: Array.from({ length: 40 }, (_, i) => ({
      metric: 'Viewed Product',
      time: at(i),
      profile: { email: i % 4 === 0 ? 'ben@example.com' : 'ann@example.com' },
    })),
  });
  await app.settle();
  const [ann, ben] = [await idOf('ann@example.com'), await idOf('ben@example.com')];
  const own = await pages(ann, 7);
  expect(own).toEqual(await pages(ann, 200));
  expect(own).toHaveLength(30);
  expect(own.map((e) => e.time)).toEqual(own.map((e) => e.time).sort((a, b) => (a < b ? 1 : -1)));

  await post(`/api/v1/profiles/${ann}/merge`, { absorbedId: ben });
  await app.settle();
  const both = await pages(ann, 7);
  expect(both).toEqual(await pages(ann, 200));
  expect(new Set(both.map((e) => e.id)).size).toBe(40);
});
