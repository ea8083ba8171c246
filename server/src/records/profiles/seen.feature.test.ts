import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { createApp } from '../../app/http.ts';
import { secretKeyHeaders, signedInMember, type Credentials } from '../../foundation/access/testing.ts';
import { permissions } from '../../kernel/actor.ts';
import { scoped } from '../../platform/clickhouse/index.ts';
import type { Context } from '../../platform/context.ts';
import type { HttpServer } from '../../platform/http/index.ts';

let app: TestApp;
let http: HttpServer;
let ctx: Context;
let key: Credentials;
let staff: Credentials;
beforeAll(async () => {
  app = await testApp();
  http = await createApp(app.platform);
});
beforeEach(async () => {
  ctx = await app.createWorkspace();
  key = await secretKeyHeaders(ctx, [...permissions]);
  staff = (await signedInMember(ctx)).headers;
});
afterAll(async () => {
  await http?.close();
  await app?.close();
});

async function send<T>(url: string, payload: object, headers = key): Promise<T> {
  const answer = await http.inject({ method: 'POST', url, headers, payload });
  expect([url, answer.statusCode < 300, answer.body]).toEqual([url, true, answer.body]);
  await app.settle();
  return answer.json();
}
const day = (nr: number): string => `2026-11-${String(nr).padStart(2, '0')}T00:00:00.000Z`;
const visit = (nr: number, profile: object) =>
  send('/api/v1/events', { metric: 'Viewed Product', time: day(nr), profile });
type Person = { id: number; firstSeenAt: string; lastSeenAt: string; merges: { id: number }[] };
const person = async (externalId: string): Promise<Person> => {
  const { items } = (await http.inject({ url: `/api/v1/profiles?externalId=${externalId}`, headers: key })).json();
  return (await http.inject({ url: `/api/v1/profiles/${items[0].id}`, headers: key })).json();
};

/** What the profile says and the copy that segments read. */
async function seen(externalId: string): Promise<[string, string]> {
  const { id, firstSeenAt, lastSeenAt } = await person(externalId);
  const [copy] = await app.platform.clickhouse.query<{ first: string; last: string }>(
    ctx.workspaceId,
    `SELECT formatDateTime(first_seen_at, '%FT%T.000Z') AS first, formatDateTime(last_seen_at, '%FT%T.000Z') AS last
     FROM ${scoped('profiles')} WHERE profile_id = {id:UInt64} AND NOT deleted`,
    { params: { id } },
  );
  expect(copy).toEqual({ first: firstSeenAt, last: lastSeenAt });
  return [firstSeenAt, lastSeenAt];
}

test('what staff record of a person is not when the person was last seen', async () => {
  await visit(1, { externalId: 'ann', email: 'ann@example.com' });
  const { id } = await person('ann');
  const consent = `/api/v1/profiles/${id}/consent`;
  await send(consent, { channel: 'email', status: 'subscribed', method: 'form' }, staff);
  await send('/api/v1/consent/bulk', { profileIds: [id], channel: 'email', status: 'unsubscribed' }, staff);
  await send(consent, { channel: 'email', status: 'subscribed', method: 'manual' });
  expect(await seen('ann')).toEqual([day(1), day(1)]);
  const { items } = (await http.inject({ url: `/api/v1/profiles/${id}/timeline`, headers: key })).json();
  expect(items.map(({ metric }: { metric: string }) => metric)).toContain('Unsubscribed from Email');
});

test('a decision the person made moves it', async () => {
  await visit(1, { externalId: 'ann', email: 'ann@example.com' });
  const { id } = await person('ann');
  const said = { channel: 'email', status: 'subscribed', method: 'preference_page', effectiveAt: day(9) };
  await send(`/api/v1/profiles/${id}/consent`, said);
  expect(await seen('ann')).toEqual([day(1), day(9)]);
});

test('a device that turns out to be somebody else’s takes along when it was seen', async () => {
  await visit(5, { externalId: 'ann' });
  await visit(1, { anonymousId: 'phone' });
  await visit(6, { externalId: 'ann', anonymousId: 'phone' });
  await visit(20, { anonymousId: 'phone' });
  expect(await seen('ann')).toEqual([day(1), day(20)]);
  await visit(3, { externalId: 'ben', anonymousId: 'phone' });
  expect(await seen('ann')).toEqual([day(5), day(6)]);
  expect(await seen('ben')).toEqual([day(1), day(20)]);
  await visit(21, { anonymousId: 'phone' });
  expect(await seen('ann')).toEqual([day(5), day(6)]);
  expect(await seen('ben')).toEqual([day(1), day(21)]);
});

test('an undone merge parts when both sides were seen, what came since included', async () => {
  await visit(5, { externalId: 'ann' });
  await visit(2, { externalId: 'ben' });
  await visit(2, { externalId: 'ben', anonymousId: 'tablet' });
  await visit(9, { anonymousId: 'tablet' });
  const [ann, ben] = [await person('ann'), await person('ben')];
  await send(`/api/v1/profiles/${ann.id}/merge`, { absorbedId: ben.id });
  expect(await seen('ann')).toEqual([day(2), day(9)]);
  await visit(11, { externalId: 'ben' });
  await visit(12, { anonymousId: 'tablet' });
  await visit(10, { externalId: 'ann' });
  expect(await seen('ann')).toEqual([day(2), day(12)]);
  const merge = (await person('ann')).merges[0]?.id ?? 0;
  await send(`/api/v1/merges/${merge}/undo`, {});
  expect(await seen('ann')).toEqual([day(5), day(10)]);
  expect(await seen('ben')).toEqual([day(2), day(12)]);
});
