import { Analytics } from '@segment/analytics-node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { createApp } from '../../app/http.ts';
import { createKey } from '../../foundation/access/index.ts';
import { secretKeyHeaders } from '../../foundation/access/testing.ts';
import type { Context } from '../../platform/context.ts';
import type { HttpServer } from '../../platform/http/index.ts';

let app: TestApp;
let http: HttpServer;
let ctx: Context;
let host: string;

beforeAll(async () => {
  app = await testApp({ now: new Date() });
  http = await createApp(app.platform);
  ctx = await app.createWorkspace();
  host = await http.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await http?.close();
  await app?.close();
});

const people = 40;
const calls = 1000;

/** 1,000 calls of every kind, with ids of their own, so that sending them again is sending the same. */
async function send(writeKey: string): Promise<void> {
  const client = new Analytics({ writeKey, host, flushAt: 50, flushInterval: 200, maxRetries: 2 });
  const failures: unknown[] = [];
  client.on('error', (error) => failures.push(error));
  const start = Date.UTC(2026, 5, 1);
  for (let i = 0; i < calls; i += 1) {
    const userId = `user-${i % people}`;
    const anonymousId = `device-${i % people}`;
    const common = { userId, anonymousId, messageId: `message-${i}`, timestamp: new Date(start + i * 60_000) };
    const kind = i % 5;
    if (i < people || kind === 0)
      client.identify({
        ...common,
        traits: { email: `person${i % people}@example.com`, firstName: `Person ${i % people}`, plan: `p${i % 3}` },
      });
    else if (kind === 1)
      client.track({ ...common, event: 'Product Viewed', properties: { product_id: `p${i}`, price: 9.5 } });
    else if (kind === 2) client.page({ ...common, name: 'Home', properties: { url: `https://shop.example/${i}` } });
    else if (kind === 3) client.screen({ ...common, name: 'Cart' });
    else if (i % 10 === 4) client.group({ ...common, groupId: `g${i % 7}`, traits: { name: `Group ${i % 7}` } });
    else client.alias({ userId, previousId: anonymousId, messageId: `message-${i}` });
  }
  await client.closeAndFlush({ timeout: 20_000 });
  expect(failures).toEqual([]);
  await app.settle();
}

const totals = async () => {
  const rows = await app.platform.clickhouse.systemQuery<{ metric: string; n: number }>(
    'SELECT metric, count() AS n FROM events WHERE workspace_id = {w:UInt32} GROUP BY metric ORDER BY metric',
    { params: { w: ctx.workspaceId } },
  );
  return Object.fromEntries(rows.map((row) => [row.metric, row.n]));
};

describe('the genuine @segment/analytics-node', () => {
  test('sends 1,000 mixed calls; all are on the profiles; repeating them changes nothing', async () => {
    const { key } = await createKey(ctx, { kind: 'write', name: 'Segment source' });
    const headers = await secretKeyHeaders(ctx, ['profiles:read']);
    await send(key);
    const first = await totals();
    const list = async () =>
      (await http.inject({ url: `/api/v1/profiles?limit=200&sort=created`, headers })).json().items;
    const profiles = await list();
    expect(profiles).toHaveLength(people);
    const tracked = Array.from({ length: calls }, (_, i) => i).filter((i) => i >= people && [1, 2, 3].includes(i % 5));
    const count = (kind: number) => tracked.filter((i) => i % 5 === kind).length;
    expect(first).toEqual({ 'Active on Site': count(2), 'Viewed Product': count(1), 'Viewed Screen': count(3) });
    const one = profiles.find((p: { externalId: string }) => p.externalId === 'user-7');
    expect(one).toMatchObject({ email: 'person7@example.com', firstName: 'Person 7' });
    const timeline = await http.inject({ url: `/api/v1/profiles/${one.id}/timeline?limit=200`, headers });
    expect(timeline.json().items).toHaveLength(tracked.filter((i) => i % people === 7).length);

    await send(key);
    expect(await totals()).toEqual(first);
    expect(await list()).toEqual(profiles);
  }, 90_000);
});
