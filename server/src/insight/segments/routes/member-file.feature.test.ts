import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/setup/harness.ts';
import { createApp } from '../../../app/http.ts';
import { secretKeyHeaders, type Credentials } from '../../../foundation/access/testing.ts';
import type { HttpServer } from '../../../platform/http/index.ts';

const people = 4_321;
let app: TestApp;
let http: HttpServer;
let owner: Credentials;
let neighbour: Credentials;
let segmentId: number;

/** More than one page of the file is in it; the first of them has a name that a spreadsheet would run. */
beforeAll(async () => {
  app = await testApp({ now: new Date('2026-11-22T12:00:00.000Z') });
  http = await createApp(app.platform);
  owner = await secretKeyHeaders(await app.createWorkspace(), ['events:write', 'segments:read', 'segments:write']);
  neighbour = await secretKeyHeaders(await app.createWorkspace(), ['segments:read', 'segments:write']);
  const events = Array.from({ length: people }, (_, i) => ({
    metric: 'Signed Up',
    time: '2026-11-20T10:00:00Z',
    profile: { email: `p${i}@example.com`, firstName: i === 0 ? '=1+1' : 'Zoë', lastName: `No. ${i}`, city: 'Köln' },
  }));
  for (let from = 0; from < people; from += 500) {
    const answer = await post(owner, '/api/v1/events', { events: events.slice(from, from + 500) });
    expect(answer.statusCode).toBe(202);
  }
  await app.settle();
  const rule = { where: { kind: 'event', metric: 'Signed Up', is: { op: 'gte', value: 1 } } };
  segmentId = (await post(owner, '/api/v1/segments', { name: 'Frühe Vögel', rule })).json().id;
  await app.settle();
}, 300_000);
afterAll(async () => {
  await http?.close();
  await app?.close();
});

const post = (headers: Credentials, url: string, payload: object) =>
  http.inject({ method: 'POST', url, headers, payload });
const file = (headers: Credentials) => http.inject({ url: `/api/v1/segments/${segmentId}/members.csv`, headers });

test('the file holds every member once, by id, as a spreadsheet reads it', async () => {
  const answer = await file(owner);
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(answer.headers['content-disposition']).toBe(
    `attachment; filename="Fr_he V_gel.csv"; filename*=UTF-8''Fr%C3%BChe%20V%C3%B6gel.csv`,
  );
  const [head, ...lines] = answer.body.split('\r\n');
  expect(head).toBe('\uFEFFprofile_id,email,name,city,country,member_since');
  expect(lines.pop()).toBe('');
  expect(lines).toHaveLength(people);
  const ids = lines.map((line) => Number(line.split(',')[0]));
  expect(ids).toEqual([...new Set(ids)].sort((one, other) => one - other));
  expect(new Set(lines.map((line) => line.split(',')[1])).size).toBe(people);
  expect(lines.find((line) => line.includes(',p0@example.com,'))).toMatch(
    /^\d+,p0@example.com,'=1\+1 No. 0,Köln,,2026-11-22T12:00:00.000Z$/,
  );
});

test('another workspace and a key without the right get none of it', async () => {
  const foreign = await file(neighbour);
  expect(foreign.statusCode).toBe(404);
  expect(foreign.body).not.toContain('example.com');
  const ctx = await app.createWorkspace();
  expect((await file(await secretKeyHeaders(ctx, ['profiles:read']))).statusCode).toBe(403);
});

test('without ids the largest segments are compared, the largest first', async () => {
  const rule = { where: { kind: 'property', field: 'email', is: { op: 'equals', value: 'p7@example.com' } } };
  const { id } = (await post(owner, '/api/v1/segments', { name: 'One of them', rule })).json();
  await app.settle();
  const overlap = (await http.inject({ url: '/api/v1/segments/overlap', headers: owner })).json();
  expect(overlap.segments).toEqual([
    { id: segmentId, name: 'Frühe Vögel', members: people },
    { id, name: 'One of them', members: 1 },
  ]);
  expect(overlap.pairs).toEqual([
    { one: segmentId, other: id, both: 1, shareOfOne: 1 / people, shareOfOther: 1, jaccard: 1 / people },
  ]);
  const none = await http.inject({ url: '/api/v1/segments/overlap', headers: neighbour });
  expect(none.json()).toEqual({ segments: [], pairs: [] });
});
