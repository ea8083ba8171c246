import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { createApp } from '../../app/http.ts';
import { secretKeyHeaders, type Credentials } from '../../foundation/access/testing.ts';
import type { Context } from '../../platform/context.ts';
import type { HttpServer } from '../../platform/http/index.ts';
import { drawBuyers, sendBuyers, type Buyer } from './testing.ts';

let app: TestApp;
let http: HttpServer;
let ctx: Context;
let headers: Credentials;
let buyers: Buyer[];
beforeAll(async () => {
  app = await testApp();
  http = await createApp(app.platform);
  ctx = await app.createWorkspace({ currency: 'EUR', timezone: 'UTC' });
  headers = await secretKeyHeaders(ctx, [
    'reports:read',
    'profiles:read',
    'segments:read',
    'segments:write',
    'events:write',
  ]);
  buyers = drawBuyers(900, { r: 0.9, alpha: 40, a: 0.8, b: 3 }, { today: '2026-11-21', days: 420, seed: 9 });
  await sendBuyers(ctx, buyers);
  await app.settle();
  await sendSigns();
}, 300_000);
afterAll(async () => {
  await http?.close();
  await app?.close();
});

const get = async (url: string) => (await http.inject({ url, headers })).json();
const post = (url: string, payload: object = {}) => http.inject({ method: 'POST', url, headers, payload });

/** Mail is opened every three weeks until two months after the last order; some who stopped had complained. */
async function sendSigns(): Promise<void> {
  const day = 86_400_000;
  const now = Date.parse('2026-11-22T09:00:00Z');
  const events = buyers.flatMap(({ email, days }, i) => {
    const on = days.map(({ date }) => Date.parse(date));
    const [first, last] = [Math.min(...on), Math.max(...on)];
    const until = Math.min(now, last + 60 * day);
    const opened = [];
    for (let at = first + (i % 20) * day; at < until; at += 21 * day) {
      opened.push({ metric: 'Opened Email', time: new Date(at).toISOString(), profile: { email } });
    }
    const complaint = { metric: 'Opened Ticket', time: new Date(last + 3 * day).toISOString(), profile: { email } };
    return i % 3 === 0 && now - last > 100 * day ? [...opened, complaint] : opened;
  });
  for (let from = 0; from < events.length; from += 500) {
    const answer = await post('/api/v1/events', { events: events.slice(from, from + 500), backfill: true });
    expect(answer.statusCode).toBeLessThan(300);
  }
  await app.settle();
}

test('before a fit the pages say so; a refit asked for is done in the background', async () => {
  expect(await get('/api/v1/value')).toMatchObject({ model: { state: 'unfitted' }, totals: { predictedFor: 0 } });
  expect((await post('/api/v1/models/lifetime-value/refit')).statusCode).toBe(202);
  await app.settle();
  expect((await post('/api/v1/models/churn/refit')).statusCode).toBe(202);
  await app.settle();
  const { items } = await get('/api/v1/models');
  expect(items.find(({ name }: { name: string }) => name === 'lifetime-value')).toMatchObject({
    state: 'shown',
    lastError: null,
  });
  expect((await get('/api/v1/models/churn')).card.backtest.rows[0]).toMatchObject({
    name: 'All signs',
    isBaseline: false,
  });
  expect((await http.inject({ url: '/api/v1/models/none', headers })).statusCode).toBe(404);
});

test('the value page adds up', async () => {
  const value = await get('/api/v1/value');
  const spent = buyers.flatMap(({ days }) => days).reduce((sum, { total }) => sum + Math.round(Number(total) * 100), 0);
  expect(value.totals).toMatchObject({ customers: 900, predictedFor: 900, historic: spent });
  const count = (of: 'historic' | 'predicted'): number =>
    value.distribution.reduce((sum: number, bin: Record<string, number>) => sum + (bin[of] ?? 0), 0);
  expect([count('historic'), count('predicted')]).toEqual([900, 900]);
  const shares = value.concentration.map(({ total }: { total: number }) => total);
  expect(shares).toEqual([...shares].sort((one: number, other: number) => one - other));
  expect(value.concentration.map(({ customers }: { customers: number }) => customers)).toEqual([9, 45, 90, 180, 450]);
  expect(value.backtest.rows.length).toBeGreaterThan(5);
});

test('the churn list: bands that add up, pages in order, reasons, and a rule that selects the same people', async () => {
  const whole = await get('/api/v1/value/churn?limit=200');
  expect(whole.model.state).toBe('shown');
  expect(whole.bands.reduce((sum: number, { people }: { people: number }) => sum + people, 0)).toBe(900);
  const high = whole.bands.find(({ name }: { name: string }) => name === 'high');
  const preview = (await post('/api/v1/segments/preview', { rule: high.rule })).json();
  expect(preview.count).toBe(high.people);
  let cursor = '';
  const risks: number[] = [];
  do {
    const page = await get(`/api/v1/value/churn?band=high&limit=100${cursor === '' ? '' : `&cursor=${cursor}`}`);
    risks.push(...page.items.map(({ risk }: { risk: number }) => risk));
    cursor = page.nextCursor ?? '';
  } while (cursor !== '');
  expect(risks).toHaveLength(high.people);
  expect(risks).toEqual([...risks].sort((one, other) => other - one));
  const file = await http.inject({ url: '/api/v1/value/churn.csv?band=high', headers });
  expect(file.headers['content-disposition']).toContain('churn-risk-high.csv');
  const [head, ...lines] = file.body.trimEnd().split('\r\n');
  expect(head).toContain('profile_id,email,name,churn_risk,reasons,');
  expect(lines.map((line) => Number(line.split(',')[3]))).toEqual(risks);
  expect(whole.items[0]).toMatchObject({ email: expect.stringContaining('@example.com') });
  expect(whole.items[0].reasons.length).toBeGreaterThan(0);
  const said = new Set(whole.items.flatMap(({ reasons }: { reasons: string[] }) => reasons));
  expect([...said].some((reason) => /open, click|opens, clicks|ticket/.test(String(reason)))).toBe(true);
});
