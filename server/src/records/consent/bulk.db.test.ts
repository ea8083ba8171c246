import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { readOperation } from '../../foundation/operations/index.ts';
import { scoped } from '../../platform/clickhouse/index.ts';
import { transact, type Context } from '../../platform/context.ts';
import { stableUuid } from '../../platform/crypto/index.ts';
import { acceptMessages } from '../events/index.ts';
import { profilesWithAddress } from '../profiles/index.ts';
import { changeMany, type ManyDecisions } from './actions/change-many.ts';
import { decideConsent } from './actions/decide.ts';
import { undoMany } from './actions/undo-many.ts';
import { consentOfProfile } from './queries/consent-of-profile.ts';
import type { ConsentStatement } from './statement.ts';

let app: TestApp;
let ctx: Context;
beforeAll(async () => {
  app = await testApp();
  ctx = await app.createWorkspace();
});
afterAll(() => app.close());

async function people(...names: string[]): Promise<number[]> {
  await acceptMessages(
    app.platform,
    ctx.workspaceId,
    names.map((name) => ({
      kind: 'identify' as const,
      key: stableUuid('test', name),
      time: app.clock.now().getTime(),
      who: { email: `${name}@example.com` },
      name: 'identify',
      data: {},
      source: 'test',
      trusted: true,
      backfill: false,
    })),
  );
  await app.settle();
  return Promise.all(
    names.map(async (name) => {
      const [id] = await transact(ctx, (tx) =>
        profilesWithAddress(tx, ctx.workspaceId, 'email', [`${name}@example.com`]),
      );
      return id ?? 0;
    }),
  );
}
const decide = (id: number, status: ConsentStatement['status'], method: ConsentStatement['method'] = 'form') =>
  decideConsent(ctx, id, {
    channel: 'email',
    status,
    method,
    purpose: 'marketing',
    doubleOptIn: false,
    wording: 'first',
  });
const emailOf = async (id: number) =>
  (await consentOfProfile(ctx, id, { limit: 50 })).channels.find(({ channel }) => channel === 'email');
const change = async (given: Omit<ManyDecisions, 'channel'>): Promise<string> => {
  const id = await changeMany(ctx, { channel: 'email', ...given });
  app.clock.advance(1000);
  await app.settle();
  return id;
};
const eventsOf = async (ids: readonly number[]): Promise<string[]> => {
  const rows = await app.platform.clickhouse.query<{ metric: string }>(
    ctx.workspaceId,
    `SELECT metric FROM ${scoped('events')} WHERE profile_id IN {ids:Array(Int64)} ORDER BY occurred_at, metric`,
    { params: { ids: [...ids] } },
  );
  return rows.map(({ metric }) => metric);
};

describe('one decision for many', () => {
  it('changes those it may, keeps first proofs, and never brings back who left', async () => {
    const [fresh = 0, agreed = 0, left = 0, taken = 0] = await people('fresh', 'agreed', 'left', 'taken');
    await decide(agreed, 'subscribed');
    await decide(left, 'unsubscribed', 'unsubscribe_link');
    await decide(taken, 'unsubscribed', 'manual');
    app.clock.advance(1000);
    const ids = [fresh, agreed, left, taken, fresh, 999_999];
    const id = await change({ profileIds: ids, status: 'subscribed', note: 'Signed the list at the fair' });
    expect(await emailOf(fresh)).toMatchObject({
      status: 'subscribed',
      method: 'manual',
      wording: 'Signed the list at the fair',
    });
    expect(await emailOf(agreed)).toMatchObject({ status: 'subscribed', method: 'form', wording: 'first' });
    expect(await emailOf(left)).toMatchObject({ status: 'unsubscribed' });
    expect(await emailOf(taken)).toMatchObject({ status: 'subscribed' });
    expect(await readOperation(ctx, id)).toMatchObject({
      status: 'done',
      done: 5,
      message: '2 subscribed, 1 subscribed already, 1 had left by themselves and stay out',
      result: { changed: 2, noAddress: 0, leftThemselves: 1 },
    });
    expect(await eventsOf([fresh])).toEqual(['Subscribed to Email']);
  });

  it('wants the proof of a subscription', async () => {
    await expect(changeMany(ctx, { profileIds: [1], channel: 'email', status: 'subscribed' })).rejects.toMatchObject({
      status: 422,
      errors: [{ path: '/note' }],
    });
  });

  it('counts who has no address on the channel', async () => {
    const [nophone = 0] = await people('nophone');
    const id = await change({ profileIds: [nophone], status: 'unsubscribed' });
    expect(await readOperation(ctx, id)).toMatchObject({ result: { changed: 1, noAddress: 0 } });
    const sms = await changeMany(ctx, { profileIds: [nophone], channel: 'sms', status: 'unsubscribed' });
    await app.settle();
    expect(await readOperation(ctx, sms)).toMatchObject({ result: { changed: 0, noAddress: 1 } });
  });
});

describe('taking it back', () => {
  it('gives everybody the state they had, but what was decided since stands', async () => {
    const [was = 0, never = 0, since = 0] = await people('was', 'never', 'since');
    await decide(was, 'subscribed');
    await decide(since, 'subscribed');
    app.clock.advance(1000);
    const id = await change({ profileIds: [was, never, since], status: 'unsubscribed' });
    expect(await emailOf(was)).toMatchObject({ status: 'unsubscribed' });
    await decide(since, 'unsubscribed', 'unsubscribe_link');
    app.clock.advance(1000);

    const undoing = await undoMany(ctx, id);
    app.clock.advance(1000);
    await app.settle();
    expect(await readOperation(ctx, undoing)).toMatchObject({ status: 'done', done: 3 });
    expect(await emailOf(was)).toMatchObject({ status: 'subscribed', wording: 'first' });
    expect((await emailOf(never))?.status).toBeNull();
    expect(await emailOf(since)).toMatchObject({ status: 'unsubscribed', method: 'unsubscribe_link' });
    expect(await eventsOf([was])).toEqual(['Subscribed to Email', 'Unsubscribed from Email', 'Subscribed to Email']);
    const [copy] = await app.platform.clickhouse.query(
      ctx.workspaceId,
      `SELECT email_consent FROM ${scoped('profiles')} WHERE email = 'was@example.com'`,
    );
    expect(copy).toEqual({ email_consent: 'subscribed' });
    const { ledger } = await consentOfProfile(ctx, was, { limit: 50 });
    expect(ledger.items.map((entry) => [entry.status, entry.void])).toEqual([
      ['unsubscribed', true],
      ['subscribed', false],
    ]);
    await expect(undoMany(ctx, id)).rejects.toMatchObject({ code: 'already_undone' });
  });

  it('waits for the change to end', async () => {
    const [running = 0] = await people('running');
    const id = await changeMany(ctx, { profileIds: [running], channel: 'email', status: 'unsubscribed' });
    await expect(undoMany(ctx, id)).rejects.toMatchObject({ code: 'still_running' });
  });
});
