import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../app/http.ts';
import { transact, type Context } from '../../platform/context.ts';
import type { HttpServer } from '../../platform/http/index.ts';
import { inSystem } from '../../platform/postgres/index.ts';
import { signedInMember, type Credentials } from '../access/testing.ts';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { createWorkspace, pauseSendingEverywhere, rateOn, ratesOn } from './index.ts';

let app: TestApp;
let http: HttpServer;
let ctx: Context;
let headers: Credentials;

beforeAll(async () => {
  app = await testApp();
  http = await createApp(app.platform);
  ctx = await app.createWorkspace({ name: 'Brand', currency: 'EUR' });
  headers = (await signedInMember(ctx)).headers;
});
afterAll(async () => {
  await http?.close();
  await app?.close();
});

const patch = (payload: object) => http.inject({ method: 'PATCH', url: '/api/v1/workspace', headers, payload });
const putRates = (rates: object[]) =>
  http.inject({ method: 'PUT', url: '/api/v1/currency-rates', headers, payload: { rates } });

describe('brand settings', () => {
  it('change, with the change in the audit log', async () => {
    const changed = await patch({
      name: 'Brand & Co',
      timezone: 'America/New_York',
      locale: 'en-US',
      postalAddress: '1 Main St',
    });
    expect(changed.json()).toMatchObject({
      name: 'Brand & Co',
      timezone: 'America/New_York',
      postalAddress: '1 Main St',
    });
    const { items } = (await http.inject({ url: '/api/v1/audit?action=workspace.updated', headers })).json();
    expect(items[0].changes).toMatchObject({ name: ['Brand', 'Brand & Co'], postalAddress: [null, '1 Main St'] });
    expect((await patch({ postalAddress: null })).json().postalAddress).toBeNull();
  });

  it('refuse an unknown zone and locale, and another currency, with the remedy', async () => {
    const wrong = await patch({ timezone: 'Mars/Olympus', locale: 'not a locale' });
    expect(wrong.json().errors.map((error: { path: string }) => error.path)).toEqual(['/timezone', '/locale']);
    const currency = await patch({ currency: 'USD' });
    expect(currency.statusCode).toBe(422);
    expect(currency.json().errors[0]).toMatchObject({ path: '/currency', message: expect.stringMatching(/stays EUR/) });
    expect((await patch({ currency: 'EUR' })).statusCode).toBe(200);
  });

  it('say why sending is paused until a person resumes it', async () => {
    await inSystem(app.platform.postgres, (tx) => pauseSendingEverywhere(tx, 'Restored from a backup'));
    const read = async () => (await http.inject({ url: '/api/v1/workspace', headers })).json().sendingPausedReason;
    expect(await read()).toBe('Restored from a backup');
    await http.inject({ method: 'POST', url: '/api/v1/workspace/resume-sending', headers });
    expect(await read()).toBeNull();
    const payload = { reason: 'A wrong price in the newsletter' };
    await http.inject({ method: 'POST', url: '/api/v1/workspace/pause-sending', headers, payload });
    expect(await read()).toBe(payload.reason);
    await http.inject({ method: 'POST', url: '/api/v1/workspace/resume-sending', headers });
  });
});

describe('a new workspace', () => {
  it('gets a slug of its name, another when that is taken, and refuses a wanted one that is taken', async () => {
    const make = (slug?: string) =>
      inSystem(app.platform.postgres, (tx) =>
        createWorkspace(tx, { name: 'Café Müller!', currency: 'EUR', timezone: 'UTC', slug }, app.clock.now()),
      );
    const first = await make();
    expect(await make()).not.toBe(first);
    await expect(make('cafe-muller')).rejects.toMatchObject({ status: 409, code: 'slug_taken' });
  });
});

describe('currency rates', () => {
  it('hold from their day on, for several pairs at once', async () => {
    await putRates([
      { currency: 'USD', validFrom: '2026-01-01', rate: 0.9 },
      { currency: 'USD', validFrom: '2026-06-01', rate: 0.8 },
      { currency: 'JPY', validFrom: '2026-01-01', rate: 0.006 },
    ]);
    const asked = [
      { currency: 'USD', date: '2026-05-31' },
      { currency: 'USD', date: '2026-06-01' },
      { currency: 'USD', date: '2025-12-31' },
      { currency: 'EUR', date: '2020-01-01' },
      { currency: 'JPY', date: '2027-01-01' },
      { currency: 'USD', date: '2026-05-31' },
    ];
    const rates = await transact(ctx, (tx) => ratesOn(tx, ctx.workspaceId, asked));
    expect(rates).toEqual([0.9, 0.8, null, 1, 0.006, 0.9]);
    expect(await transact(ctx, (tx) => rateOn(tx, ctx.workspaceId, 'USD', '2026-07-01'))).toBe(0.8);
  });

  it('are replaced and removed, and refuse the brand currency and unknown ones', async () => {
    const changed = await putRates([
      { currency: 'USD', validFrom: '2026-06-01', rate: 0.85 },
      { currency: 'USD', validFrom: '2026-01-01', rate: null },
    ]);
    expect(changed.json().items.filter((rate: { currency: string }) => rate.currency === 'USD')).toEqual([
      { currency: 'USD', validFrom: '2026-06-01', rate: 0.85 },
    ]);
    const wrong = await putRates([
      { currency: 'EUR', validFrom: '2026-01-01', rate: 1 },
      { currency: 'XXY', validFrom: '2026-01-01', rate: 1 },
    ]);
    expect(wrong.json().errors.map((error: { path: string }) => error.path)).toEqual([
      '/rates/0/currency',
      '/rates/1/currency',
    ]);
    expect((await putRates([{ currency: 'USD', validFrom: '2026-02-30', rate: 1 }])).statusCode).toBe(422);
  });
});
