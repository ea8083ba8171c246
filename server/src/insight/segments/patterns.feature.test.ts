import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { createApp } from '../../app/http.ts';
import { secretKeyHeaders, type Credentials } from '../../foundation/access/testing.ts';
import type { HttpServer } from '../../platform/http/index.ts';

let app: TestApp;
let http: HttpServer;
let headers: Credentials;

beforeAll(async () => {
  app = await testApp({ now: new Date('2026-11-22T12:00:00.000Z') });
  http = await createApp(app.platform);
  headers = await secretKeyHeaders(await app.createWorkspace({}), ['segments:read', 'segments:write']);
});
afterAll(async () => {
  await http?.close();
  await app?.close();
});

const send = async (method: 'POST' | 'PATCH', url: string, payload: object) => {
  const { statusCode, body } = await http.inject({ method, url, headers, payload });
  return { status: statusCode, body: JSON.parse(body) };
};
const city = (value: string, op = 'matches') => ({ kind: 'property', field: 'city', is: { op, value } });
const refused = (path: string, message: RegExp) => ({
  status: 422,
  body: { code: 'invalid_rule', errors: [{ path, message: expect.stringMatching(message) }] },
});

test('a faulty regular expression is refused at its place when a rule is saved, changed, asked or read', async () => {
  const rule = { where: { all: [city('^B'), { none: [city('Bonn(', 'notMatches')] }] } };
  const fault = refused('/rule/where/all/1/none/0/is/value', /"Bonn\(" is no regular expression of RE2: missing \)/);
  expect(await send('POST', '/api/v1/segments/preview', { rule })).toMatchObject(fault);
  expect(await send('POST', '/api/v1/segments', { name: 'Bonn', rule })).toMatchObject(fault);
  const { body: kept } = await send('POST', '/api/v1/segments', {
    name: 'Bonn',
    rule: { where: city('^B(onn|erlin)$') },
  });
  expect(await send('PATCH', `/api/v1/segments/${kept.id}`, { rule })).toMatchObject(fault);

  const text = "country = 'DE'\nand city matches 'Bonn('";
  const place = { line: 2, column: 10, offset: 24 };
  for (const url of ['/api/v1/segments/parse', '/api/v1/segments/preview', '/api/v1/segments/explain']) {
    const profileId = url.endsWith('explain') ? { profileId: 1 } : {};
    expect(await send('POST', url, { text, ...profileId })).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/text', ...place }] },
    });
  }
});

test('patterns deep in a rule and what RE2 leaves out are found', async () => {
  const where = [{ field: 'category', is: { op: 'matches', value: '(?=tea)' } }];
  const event = { kind: 'event', metric: 'Viewed Product', where };
  const rule = {
    where: { kind: 'recurrence', of: event, unit: 'week', is: { op: 'gte', value: 2 } },
  };
  expect(await send('POST', '/api/v1/segments/preview', { rule })).toMatchObject(
    refused('/rule/where/of/where/0/is/value', /"\(\?=tea\)".*neither look-around/),
  );
});

test('a trait of the brand is refused for a faulty pattern as well', async () => {
  const where = [{ field: 'category', is: { op: 'matches', value: '[a-' } }];
  const definition = { kind: 'measure', of: { source: 'events', metric: 'Viewed Product', where } };
  expect(await send('POST', '/api/v1/traits/custom', { label: 'Views', definition })).toMatchObject(
    refused('/definition/of/where/0/is/value', /"\[a-" is no regular expression of RE2: missing \]/),
  );
});
