import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { scoped } from '../../platform/clickhouse/index.ts';
import type { Context } from '../../platform/context.ts';
import { inSystem } from '../../platform/postgres/index.ts';
import { stableUuid } from '../../platform/crypto/index.ts';
import { acceptMessages, type Identifiers } from '../events/index.ts';
import { mergeProfiles, profileMovers } from '../profiles/index.ts';
import { decideConsent } from './actions/decide.ts';
import { liftSuppressions, suppress } from './actions/suppress.ts';
import { consentOfProfile } from './queries/consent-of-profile.ts';
import { suppressed } from './store.suppressions.ts';

let app: TestApp;
let ctx: Context;
beforeAll(async () => {
  app = await testApp();
  ctx = await app.createWorkspace();
});
afterAll(() => app.close());

let sent = 0;
const say = (who: Identifiers, data: JsonObject, trusted = true): Promise<void> =>
  acceptMessages(app.platform, ctx.workspaceId, [
    {
      kind: 'consent',
      key: stableUuid('test', String((sent += 1))),
      time: Date.parse('2026-11-01T00:00:00Z'),
      who,
      name: 'consent',
      data,
      source: 'test',
      trusted,
      backfill: false,
    },
  ]);
const idOf = async (email: string): Promise<number> => {
  const { rows } = await sql<{
    id: number;
  }>`select profile_id as id from profile_identifiers where workspace_id = ${ctx.workspaceId} and kind = 'email' and value = ${email}`.execute(
    app.platform.postgres.system,
  );
  return rows[0]?.id ?? 0;
};
const emailState = async (id: number) =>
  (await consentOfProfile(ctx, id, { limit: 50 })).channels.find((c) => c.channel === 'email');
const eventCount = async (metric: string): Promise<number> => {
  const [row] = await app.platform.clickhouse.query<{ n: number }>(
    ctx.workspaceId,
    `SELECT count() AS n FROM ${scoped('events')} WHERE metric = {metric:String}`,
    { params: { metric } },
  );
  return row?.n ?? 0;
};

test('messages become the ledger, the state, the copy and events', async () => {
  const who = { email: 'anna@example.com' };
  await say(who, {
    channel: 'email',
    status: 'subscribed',
    method: 'form',
    wording: 'Yes, send me news',
    page: 'https://shop.example/join',
    ip: '192.0.2.1',
    effectiveAt: '2026-10-01T00:00:00Z',
  });
  await say(who, { channel: 'email', status: 'unsubscribed', effectiveAt: '2026-10-09T00:00:00Z' });
  await say(who, { channel: 'email', status: 'subscribed', effectiveAt: '2026-10-05T00:00:00Z' });
  await app.settle();
  const consent = await consentOfProfile(ctx, await idOf('anna@example.com'), { limit: 50 });
  expect(consent.channels.find((c) => c.channel === 'email')).toMatchObject({
    status: 'unsubscribed',
    marketing: { can: false, because: 'unsubscribed' },
  });
  expect(consent.ledger.items.map((e) => e.status)).toEqual(['subscribed', 'unsubscribed', 'subscribed']);
  expect(consent.ledger.items.at(-1)).toMatchObject({ wording: 'Yes, send me news', ip: '192.0.2.1' });
  expect([await eventCount('Subscribed to Email'), await eventCount('Unsubscribed from Email')]).toEqual([1, 1]);
  const rows = await app.platform.clickhouse.query(
    ctx.workspaceId,
    `SELECT email_consent FROM ${scoped('profiles')} WHERE email = 'anna@example.com'`,
  );
  expect(rows).toEqual([{ email_consent: 'unsubscribed' }]);
});

test('a decision of staff holds at once and its event follows', async () => {
  const id = await idOf('anna@example.com');
  await decideConsent(ctx, id, {
    channel: 'email',
    status: 'subscribed',
    method: 'manual',
    purpose: 'marketing',
    doubleOptIn: false,
  });
  expect(await emailState(id)).toMatchObject({ status: 'subscribed', marketing: { can: true } });
  await app.settle();
  expect(await eventCount('Subscribed to Email')).toBe(2);
});

test('a public key cannot subscribe somebody who said no', async () => {
  const who = { email: 'nora@example.com' };
  await say(who, { channel: 'email', status: 'unsubscribed', effectiveAt: '2026-10-01T00:00:00Z' });
  await say(who, { channel: 'email', status: 'subscribed', effectiveAt: '2026-10-02T00:00:00Z' }, false);
  await app.settle();
  expect(await emailState(await idOf('nora@example.com'))).toMatchObject({
    status: 'pending',
    marketing: { can: false },
  });
});

test('a merge keeps the stricter state; undone, each side has its own again', async () => {
  await say(
    { email: 'yes@example.com' },
    { channel: 'email', status: 'subscribed', effectiveAt: '2026-10-05T00:00:00Z' },
  );
  await say(
    { email: 'no@example.com' },
    { channel: 'email', status: 'unsubscribed', effectiveAt: '2026-10-01T00:00:00Z' },
  );
  await app.settle();
  const [yes, no] = [await idOf('yes@example.com'), await idOf('no@example.com')];
  const { postgres, clock, slots } = app.platform;
  await inSystem(postgres, (tx) =>
    mergeProfiles(
      app.platform,
      tx,
      ctx.workspaceId,
      [{ survivor: yes, absorbed: no, reason: 'manual' }],
      'test',
      clock.now(),
    ),
  );
  expect(await emailState(yes)).toMatchObject({ status: 'unsubscribed' });
  await inSystem(postgres, async (tx) => {
    for (const mover of slots.all(profileMovers))
      await mover.move(tx, ctx.workspaceId, [{ from: yes, to: no, origins: [no] }], clock.now());
  });
  const { rows } =
    await sql`select profile_id, status from consents where workspace_id = ${ctx.workspaceId} and profile_id in (${yes}, ${no})`.execute(
      postgres.system,
    );
  expect(rows).toEqual(
    expect.arrayContaining([
      { profile_id: yes, status: 'subscribed' },
      { profile_id: no, status: 'unsubscribed' },
    ]),
  );
});

test('a suppressed address gets nothing until it is lifted', async () => {
  const id = await idOf('anna@example.com');
  expect(await suppress(ctx, [{ channel: 'email', value: ' Anna@Example.com ', reason: 'hard_bounce' }])).toEqual({
    added: 1,
  });
  expect(await emailState(id)).toMatchObject({
    suppression: { reason: 'hard_bounce' },
    marketing: { can: false, because: 'suppressed' },
  });
  const found = await inSystem(app.platform.postgres, (tx) =>
    suppressed(tx, ctx.workspaceId, 'email', ['anna@example.com', 'b@example.com']),
  );
  expect([...found]).toEqual(['anna@example.com']);
  await app.settle();
  const copy = () =>
    app.platform.clickhouse.query(
      ctx.workspaceId,
      `SELECT email_suppressed FROM ${scoped('profiles')} WHERE email = 'anna@example.com'`,
    );
  expect(await copy()).toEqual([{ email_suppressed: 1 }]);
  expect(await liftSuppressions(ctx, 'email', ['anna@example.com'])).toEqual({ removed: 1 });
  await app.settle();
  expect(await copy()).toEqual([{ email_suppressed: 0 }]);
});
