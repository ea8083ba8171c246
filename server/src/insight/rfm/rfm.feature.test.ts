import { afterAll, beforeAll, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { createApp } from '../../app/http.ts';
import { secretKeyHeaders, type Credentials } from '../../foundation/access/testing.ts';
import type { Context } from '../../platform/context.ts';
import type { HttpServer } from '../../platform/http/index.ts';
import { sendPurchases } from '../../records/orders/testing.ts';
import { renewFigures } from '../figures/index.ts';

let app: TestApp;
let http: HttpServer;
let ctx: Context;
let headers: Credentials;
beforeAll(async () => {
  app = await testApp();
  http = await createApp(app.platform);
  ctx = await app.createWorkspace({ currency: 'EUR' });
  headers = await secretKeyHeaders(ctx, ['segments:read', 'segments:write', 'profiles:read']);
  await sendPurchases(
    ctx,
    Array.from({ length: 12 }, (_, n) => ({
      who: { email: `p${n}@example.com` },
      data: {
        id: `o${n}`,
        placedAt: `2026-${n < 6 ? '10' : '11'}-${10 + n}T10:00:00Z`,
        currency: 'EUR',
        lines: [{ sku: 'TEA', title: 'Tea', quantity: 1, unitPrice: 10 + n }],
      },
    })),
  );
  await app.settle();
  await renewFigures(ctx, ['rfm']);
});
afterAll(async () => {
  await http.close();
  await app.close();
});

const call = async (method: 'GET' | 'PUT' | 'POST', url: string, payload?: object) => {
  const answer = await http.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
};

type Grid = {
  people: number;
  cells: { people: number; rule: object }[];
  groups: { name: string; people: number; rule: object }[];
};

it('has cells and groups whose rules select the very people that are counted', async () => {
  const grid = (await call('GET', '/api/v1/rfm')).body as unknown as Grid;
  expect(grid.people).toBe(12);
  for (const { people, rule } of [...grid.cells.filter((cell) => cell.people > 0), ...grid.groups]) {
    const preview = await call('POST', '/api/v1/segments/preview', { rule, sample: 0 });
    expect(preview).toMatchObject({ status: 200, body: { count: people } });
  }
});

it('shows who moved between months', async () => {
  const { body } = await call('GET', '/api/v1/rfm/transitions?from=2026-10&to=2026-11');
  const items = body.items as { fromGroup: string; people: number }[];
  expect(items.filter(({ fromGroup }) => fromGroup === '').reduce((sum, { people }) => sum + people, 0)).toBe(6);
  expect(await call('GET', '/api/v1/rfm/transitions?from=2020-01')).toMatchObject({ status: 422 });
});

it('lists who moved, page by page and as a file of the same people', async () => {
  const { body } = await call('GET', '/api/v1/rfm/transitions?from=2026-10&to=2026-11');
  const items = body.items as { fromGroup: string; toGroup: string; people: number }[];
  const most = items.reduce((one, other) => (other.people > one.people ? other : one));
  const asked = `from=2026-10&to=2026-11&fromGroup=${most.fromGroup}&toGroup=${most.toGroup}`;
  const emails: unknown[] = [];
  let cursor = '';
  do {
    const page = (await call('GET', `/api/v1/rfm/movers?${asked}&limit=2${cursor}`)).body;
    emails.push(...(page.items as { email: string }[]).map(({ email }) => email));
    cursor = page.nextCursor === null ? '' : `&cursor=${String(page.nextCursor)}`;
  } while (cursor !== '');
  expect(new Set(emails).size).toBe(most.people);
  const file = await http.inject({ url: `/api/v1/rfm/movers.csv?${asked}`, headers });
  const [head, ...lines] = file.body.trimEnd().split('\r\n');
  expect(head).toContain('profile_id,email,net_spend_minor,orders,days_since_last_order,currency');
  expect(lines.map((line) => line.split(',')[1])).toEqual(emails);
});

it('refuses groups that leave somebody out, naming whom, and scores again with those that do not', async () => {
  const everything = { key: 'all', name: 'All of them', r: [1, 3], f: [1, 3], m: [1, 3] };
  const hole = { ...everything, r: [2, 3] };
  expect(await call('PUT', '/api/v1/rfm/settings', { bins: 3, periodDays: null, groups: [hole] })).toMatchObject({
    status: 422,
    body: {
      code: 'invalid_rfm_groups',
      errors: [{ path: '/groups', message: expect.stringContaining('Recency 1') as string }],
    },
  });
  expect(await call('PUT', '/api/v1/rfm/settings', { bins: 3, periodDays: null, groups: [everything] })).toMatchObject({
    status: 200,
    body: { bins: 3, isUsual: false },
  });
  await app.settle();
  const grid = (await call('GET', '/api/v1/rfm')).body as unknown as Grid;
  expect(grid.groups).toMatchObject([{ name: 'All of them', people: 12 }]);
});
