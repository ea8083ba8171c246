import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

test('GET /sample/images/:file draws a product for anybody, and nothing else', async () => {
  const image = await app.http.inject({ url: '/sample/images/TEA-01.svg' });
  expect(image.statusCode).toBe(200);
  expect(image.headers['content-type']).toContain('image/svg+xml');
  expect(image.body).toMatch(/^<svg .*Morning Ledger Assam.*<\/svg>$/);
  expect((await app.http.inject({ url: '/sample/images/TEA-99.svg' })).statusCode).toBe(404);
});
