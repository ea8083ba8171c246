import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../test/setup/harness.ts';
import { checkStore } from '../records/events/index.ts';
import type { HttpServer } from '../platform/http/index.ts';
import { createApp } from './http.ts';

let app: TestApp;
let http: HttpServer;
beforeAll(async () => {
  app = await testApp();
  http = await createApp(app.platform);
});
afterAll(async () => {
  await http?.close();
  await app?.close();
});

test('/health/live answers while the process runs', async () => {
  expect((await http.inject('/health/live')).json()).toEqual({ status: 'ok' });
});

test('/health/ready says degraded, and still serves, while the event store is away', async () => {
  await checkStore(app.platform);
  expect((await http.inject('/health/ready')).json()).toMatchObject({
    status: 'ok',
    postgres: { ok: true },
    clickhouse: { ok: true, state: 'ready' },
  });
  await app.platform.clickhouse.command('RENAME TABLE event_store TO event_store_away');
  const away = await http.inject('/health/ready');
  expect(away.statusCode).toBe(200);
  expect(away.json()).toMatchObject({ status: 'degraded', clickhouse: { ok: false, state: 'down' } });
  await app.platform.clickhouse.command('RENAME TABLE event_store_away TO event_store');
});

test('/metrics is for scrapers on the same machine and names nobody', async () => {
  const metrics = await http.inject('/metrics');
  expect(metrics.body).toContain(
    'rapport_http_request_duration_seconds_count{method="GET",route="/health/live",status="2xx"} 1',
  );
  expect(metrics.body).toContain('rapport_inbox_messages 0');
  expect((await http.inject({ url: '/metrics', remoteAddress: '192.0.2.7' })).statusCode).toBe(404);
});
