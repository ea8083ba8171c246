import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { createApp } from '../../app/http.ts';
import type { HttpServer } from '../../platform/http/index.ts';
import { makeToken } from './rules/tokens.ts';

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

const get = (url: string) => http.inject({ method: 'GET', url });

test('links that are not ours lead nowhere and say nothing', async () => {
  const { vault } = app.platform;
  const opened = makeToken(vault, 'open', [1, 1]);
  const tokens = [
    'x',
    '1.1.1.AAAAAAAAAAAAAAAAAAAAAA',
    opened,
    makeToken(vault, 'click', [1, 1, 1]),
    'https:%2F%2Fevil.example',
  ];
  for (const token of tokens) {
    const click = await get(`/t/c/${token}`);
    expect([token, click.statusCode, click.headers.location]).toEqual([token, 404, undefined]);
    expect((await get(`/u/${token}`)).statusCode).toBe(404);
    expect((await http.inject({ method: 'POST', url: `/u/${token}` })).statusCode).toBe(404);
  }
  const pictures = await Promise.all(['x', opened].map((token) => get(`/t/o/${token}`)));
  expect(pictures.map((p) => [p.statusCode, p.rawPayload.length])).toEqual([
    [200, pictures[0]?.rawPayload.length],
    [200, pictures[0]?.rawPayload.length],
  ]);
});
