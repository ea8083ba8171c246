import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { createApp } from '../../app/http.ts';
import { secretKeyHeaders, type Credentials } from '../../foundation/access/testing.ts';
import { permissions } from '../../kernel/actor.ts';
import type { Context } from '../../platform/context.ts';
import { stableUuid } from '../../platform/crypto/index.ts';
import type { HttpServer } from '../../platform/http/index.ts';
import { acceptMessages, type Message } from '../../records/events/index.ts';

let app: TestApp;
let http: HttpServer;
let ctx: Context;
let key: Credentials;
beforeAll(async () => {
  app = await testApp();
  http = await createApp(app.platform);
  ctx = await app.createWorkspace();
  key = await secretKeyHeaders(ctx, [...permissions]);
});
afterAll(async () => {
  await http?.close();
  await app?.close();
});

const browser = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36' };
async function api<T>(method: 'GET' | 'POST' | 'PATCH' | 'PUT', url: string, payload?: object): Promise<T> {
  const answer = await http.inject({
    method,
    url,
    headers: { ...(payload ? { 'content-type': 'application/json' } : {}), ...key },
    ...(payload ? { payload } : {}),
  });
  expect([url, answer.statusCode < 300, answer.body]).toEqual([url, true, answer.body]);
  return answer.json();
}
const message = (kind: Message['kind'], n: string, data: Message['data'], email = 'ada@example.com'): Message => ({
  kind,
  key: stableUuid(n),
  time: app.clock.now().getTime(),
  who: { email },
  name: kind,
  data,
  source: 'test',
  trusted: true,
  backfill: false,
});
const order = (placedAt: string, refunds: object[]) =>
  ({
    type: 'order',
    id: 'o1',
    currency: 'USD',
    placedAt,
    updatedAt: app.clock.now().toISOString(),
    lines: [{ title: 'Vase', quantity: 1, unitPrice: '100.00' }],
    refunds,
  }) as unknown as Message['data'];

test('a campaign is delivered, clicked, credited with the order, refunded, and unsubscribed from', async () => {
  await acceptMessages(app.platform, ctx.workspaceId, [
    message('identify', 'i', { traits: { firstName: 'Ada' } }),
    message('consent', 'c', { channel: 'email', status: 'subscribed', method: 'api' }),
  ]);
  await app.settle();
  await api('PATCH', '/api/v1/workspace', { postalAddress: '1 Kiln Road, Leeds' });
  await api('PATCH', '/api/v1/delivery/settings', {
    provider: 'mailbox',
    fromName: 'Fern',
    fromEmail: 'hello@fern.example',
  });
  const segment = await api<{ id: number }>('POST', '/api/v1/segments', {
    name: 'All',
    rule: { version: 1, population: 'known', where: { kind: 'trait', trait: 'orders', is: { op: 'gte', value: 0 } } },
  });
  const template = await api<{ id: number; warnings: string[] }>('POST', '/api/v1/templates', {
    name: 'T',
    subject: 'Hi',
    format: 'html',
    source: '<a href="https://shop.example/vase?a=1&amp;b=2">Shop</a>',
  });
  expect(template.warnings).toHaveLength(2);
  expect((await api<{ html: string }>('POST', `/api/v1/templates/${template.id}/preview`, {})).html).toContain(
    '1 Kiln Road',
  );
  const campaign = await api<{ id: number }>('POST', '/api/v1/campaigns', {
    name: 'C',
    templateId: template.id,
    includeSegments: [segment.id],
  });
  expect(await api('POST', `/api/v1/campaigns/${campaign.id}/estimate`)).toEqual({
    audience: 1,
    reachable: 1,
    leftOut: {},
  });
  await api('POST', `/api/v1/campaigns/${campaign.id}/schedule`, {});
  await app.settle();
  const [mail] = (await api<{ items: { id: number; to: string }[] }>('GET', '/api/v1/mailbox')).items;
  const whole = await api<{ html: string }>('GET', `/api/v1/mailbox/${mail?.id}`);
  const path = (kind: string) => new RegExp(`"https?://[^/"]+(/${kind}/[^"]+)"`).exec(whole.html)?.[1] ?? '';

  app.clock.advance(60_000);
  expect((await http.inject({ method: 'GET', url: path('t/o'), headers: browser })).headers['content-type']).toBe(
    'image/gif',
  );
  const click = await http.inject({ method: 'GET', url: path('t/c'), headers: browser });
  expect([click.statusCode, click.headers.location]).toEqual([302, 'https://shop.example/vase?a=1&b=2']);
  const forged = path('t/c').replace(/.$/, (c) => (c === 'A' ? 'B' : 'A'));
  expect((await http.inject({ method: 'GET', url: forged, headers: browser })).statusCode).toBe(404);

  app.clock.advance(2 * 3600_000);
  const placedAt = app.clock.now().toISOString();
  await acceptMessages(app.platform, ctx.workspaceId, [message('order', 'o', order(placedAt, []))]);
  await app.settle();
  type Results = {
    delivered: number;
    uniqueOpens: number;
    uniqueClicks: number;
    orders: number;
    revenue: number;
    unsubscribes: number;
  };
  const results = () => api<Results>('GET', `/api/v1/campaigns/${campaign.id}/results`);
  expect(await results()).toMatchObject({ delivered: 1, uniqueOpens: 1, uniqueClicks: 1, orders: 0, revenue: 0 });
  await api('PUT', '/api/v1/currency-rates', { rates: [{ currency: 'USD', validFrom: '2026-01-01', rate: 0.5 }] });
  await app.settle();
  expect(await results()).toMatchObject({ orders: 1, revenue: 5000 });
  const [placed] = (await api<{ items: { id: number }[] }>('GET', '/api/v1/orders')).items;
  expect(
    (await api<{ credit: { explanation: string } }>('GET', `/api/v1/orders/${placed?.id}/credit`)).credit.explanation,
  ).toContain('2 h before');
  app.clock.advance(3600_000);
  await acceptMessages(app.platform, ctx.workspaceId, [
    message('order', 'r', order(placedAt, [{ id: 'r1', at: app.clock.now().toISOString(), amount: '40.00' }])),
  ]);
  await app.settle();
  expect(await results()).toMatchObject({ orders: 1, revenue: 3000 });
  await api('PATCH', '/api/v1/attribution/settings', { clickHours: 1, openHours: 1 });
  await app.settle();
  expect(await results()).toMatchObject({ orders: 0, revenue: 0 });
  expect(await api('GET', '/api/v1/attribution/settings')).toMatchObject({ clickHours: 1 });

  const page = await http.inject({ method: 'GET', url: path('u'), headers: browser });
  expect(page.body).toContain('Unsubscribe from');
  expect((await results()).unsubscribes).toBe(0);
  const once = await http.inject({
    method: 'POST',
    url: path('u'),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'List-Unsubscribe=One-Click',
  });
  expect(once.statusCode).toBe(200);
  expect((await results()).unsubscribes).toBe(1);
  expect(await api('POST', `/api/v1/campaigns/${campaign.id}/estimate`)).toEqual({
    audience: 1,
    reachable: 0,
    leftOut: { unsubscribed: 1 },
  });
}, 120_000);
