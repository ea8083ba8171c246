import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { createApp } from '../../app/http.ts';
import { secretKeyHeaders, writeKeyHeaders, type Credentials } from '../../foundation/access/testing.ts';
import type { HttpServer } from '../../platform/http/index.ts';

let app: TestApp;
let http: HttpServer;
let secret: Credentials;
let write: Credentials;
beforeAll(async () => {
  app = await testApp();
  http = await createApp(app.platform);
});
beforeEach(async () => {
  const ctx = await app.createWorkspace();
  secret = await secretKeyHeaders(ctx, ['events:write', 'profiles:write', 'profiles:read']);
  write = await writeKeyHeaders(ctx);
});
afterAll(async () => {
  await http?.close();
  await app?.close();
});

async function send(kind: string, payload: object, headers = secret): Promise<void> {
  const answer = await http.inject({ method: 'POST', url: `/v1/${kind}`, headers, payload });
  expect([answer.statusCode, answer.body]).toEqual([200, '{"success":true}']);
}
async function sent(kind: string, payload: object, headers = secret): Promise<void> {
  await send(kind, payload, headers);
  await app.settle();
}
const get = async (url: string) => (await http.inject({ url, headers: secret })).json();
type Person = { id: number; externalId: string; firstName: string | null; city: string | null };
const people = async (): Promise<Person[]> => (await get('/api/v1/profiles?limit=200')).items;
const person = async (externalId: string) => (await get(`/api/v1/profiles?externalId=${externalId}`)).items[0];
const identify = (userId: string, traits: object, headers = secret) =>
  sent('identify', { userId, traits, timestamp: '2026-11-01T00:00:00Z' }, headers);
const alias = (previousId: string, userId: string, messageId = `${previousId} ${userId}`, headers = secret) =>
  sent('alias', { previousId, userId, messageId }, headers);

test('an alias of two user ids is one person under the new id, once, and can be undone', async () => {
  await identify('old', { firstName: 'Ann', address: { city: 'Bonn' } });
  await identify('new', { firstName: 'Anna' });
  await alias('old', 'new');
  const [both, ...others] = await people();
  expect(others).toEqual([]);
  expect(both).toMatchObject({ externalId: 'new', city: 'Bonn' });
  expect(await person('old')).toEqual(both);

  await alias('old', 'new');
  await alias('old', 'new', 'told again');
  expect(await people()).toEqual([both]);
  const { merges } = await get(`/api/v1/profiles/${both?.id}`);
  expect(merges).toMatchObject([{ reason: 'alias', source: 'segment', undoneAt: null }]);

  const undo = `/api/v1/merges/${merges[0].id}/undo`;
  expect((await http.inject({ method: 'POST', url: undo, headers: secret, payload: {} })).statusCode).toBe(200);
  await app.settle();
  const parted = await people();
  expect(parted).toHaveLength(2);
  await alias('old', 'new', 'told once more');
  expect((await people()).map(({ id }) => id).sort()).toEqual(parted.map(({ id }) => id).sort());
});

test('an alias that comes before its former id is known waits for it', async () => {
  await alias('old', 'new');
  await identify('old', { firstName: 'Ann' });
  expect(await people()).toMatchObject([{ externalId: 'new', firstName: 'Ann' }]);
});

test('a device of several people, named as the former id of each, joins nobody', async () => {
  await alias('device', 'ann');
  await alias('device', 'ben');
  expect((await people()).map(({ externalId }) => externalId).sort()).toEqual(['ann', 'ben']);
});

test('with a public key it joins nobody, neither now nor when an id comes later', async () => {
  await identify('victim', { firstName: 'Vera', email: 'vera@example.com' });
  await identify('attacker', { firstName: 'Mallory' });
  await alias('victim', 'attacker', 'a', write);
  await alias('attacker', 'victim', 'b', write);
  await alias('vera@example.com', 'attacker', 'c', write);
  await alias('later', 'attacker', 'd', write);
  await identify('later', { firstName: 'Lea' });
  const names = (await people()).map(({ externalId, firstName }) => `${externalId} ${firstName}`);
  expect(names.sort()).toEqual(['attacker Mallory', 'later Lea', 'victim Vera']);
});

test('a public key that names a former id says nothing about whose it is', async () => {
  await identify('new', { firstName: 'Vera', email: 'vera@example.com' });
  await alias('old', 'new');
  await identify('old', { firstName: 'Mallory', email: 'mallory@example.com' }, write);
  expect(await people()).toMatchObject([{ externalId: 'new', firstName: 'Vera', email: 'vera@example.com' }]);
  expect((await get('/api/v1/profiles?email=mallory@example.com')).items).toEqual([]);
});

test('nobody grows without end: a person with very many ids takes no more', async () => {
  const ids = Array.from({ length: 55 }, (_, i) => `old-${i}`);
  for (const id of ids) await send('identify', { userId: id, traits: { firstName: id } });
  await app.settle();
  for (const id of ids) await send('alias', { previousId: id, userId: 'big' });
  await app.settle();
  expect(await people()).toHaveLength(7);
  const { identifiers } = await get(`/api/v1/profiles/${(await person('big')).id}`);
  expect(identifiers.filter(({ kind }: { kind: string }) => kind === 'external')).toHaveLength(50);
});

test('a former id that names nobody is refused by its own name', async () => {
  const payload = { previousId: 'null', userId: 'u' };
  const answer = await http.inject({ method: 'POST', url: '/v1/alias', headers: secret, payload });
  expect([answer.statusCode, answer.json().errors[0].path]).toEqual([422, '/previousId']);
});
