import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { createApp } from '../../app/http.ts';
import type { HttpServer } from '../../platform/http/index.ts';

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

test('GET /sample/images/:file draws a product for anybody, and nothing else', async () => {
  const image = await http.inject({ method: 'GET', url: '/sample/images/TEA-01.svg' });
  expect(image.statusCode).toBe(200);
  expect(image.headers['content-type']).toContain('image/svg+xml');
  expect(image.body).toMatch(/^<svg .*Morning Ledger Assam.*<\/svg>$/);
  expect((await http.inject({ method: 'GET', url: '/sample/images/TEA-99.svg' })).statusCode).toBe(404);
});
