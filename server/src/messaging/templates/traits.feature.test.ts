import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { createApp } from '../../app/http.ts';
import { secretKeyHeaders, type Credentials } from '../../foundation/access/testing.ts';
import { beginFigures } from '../../insight/figures/index.ts';
import { createTrait } from '../../insight/custom-traits/index.ts';
import type { Context } from '../../platform/context.ts';
import type { HttpServer } from '../../platform/http/index.ts';

let app: TestApp;
let http: HttpServer;
let ctx: Context;
let headers: Credentials;

beforeAll(async () => {
  app = await testApp();
  http = await createApp(app.platform);
  ctx = await app.createWorkspace({ currency: 'EUR' });
  headers = await secretKeyHeaders(ctx, [
    'events:write',
    'profiles:read',
    'profiles:write',
    'segments:read',
    'templates:read',
    'templates:write',
  ]);
});
afterAll(async () => {
  await http?.close();
  await app?.close();
});

const send = async (method: 'GET' | 'POST', url: string, payload?: object): Promise<Record<string, unknown>> =>
  (await http.inject({ method, url, headers, ...(payload && { payload }) })).json() as Record<string, unknown>;

test('content names figures and traits of one’s own as profile.traits', async () => {
  await send('POST', '/api/v1/events', {
    events: [{ metric: 'Active on Site', time: '2026-11-20T10:00:00Z', profile: { email: 'ann@example.com' } }],
  });
  await app.settle();
  const found = (await send('POST', '/api/v1/segments/query', { search: 'ann@example.com' }))['items'] as {
    id: number;
  }[];
  const id = found[0]?.id ?? 0;
  await createTrait(ctx, {
    label: 'Basket',
    explanation: '',
    numericType: null,
    definition: { kind: 'formula', text: '10 + 2.5' },
  });
  await app.settle();
  const run = await beginFigures(ctx, { figures: ['categoryAffinity'] });
  await run.insert([{ figure: 'categoryAffinity', key: 'Tea', profileId: id, number: 0.75 }]);
  await run.finish();
  const content = {
    subject: 'You spend {{ profile.traits.basket }} at a time',
    preheader: '',
    format: 'html',
    source:
      '<p>Tea: {{ profile.traits.categoryAffinity["Tea"] }}; none: {{ profile.traits.nosuch | default: "nothing" }}. <a href="{{ unsubscribe_url }}">Unsubscribe</a></p>',
  };
  const preview = await send('POST', '/api/v1/templates/preview', { ...content, profileId: id });
  expect(preview['subject']).toBe('You spend 12.5 at a time');
  expect(preview['html']).toContain('Tea: 0.75; none: nothing.');
});
