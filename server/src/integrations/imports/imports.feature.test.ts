import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../app/http.ts';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { signedInMember, type Credentials } from '../../foundation/access/testing.ts';
import type { Context } from '../../platform/context.ts';
import type { HttpServer } from '../../platform/http/index.ts';

let app: TestApp;
let http: HttpServer;
let ctx: Context;
let anna: Credentials;

beforeAll(async () => {
  app = await testApp();
  http = await createApp(app.platform);
  ctx = await app.createWorkspace();
  anna = (await signedInMember(ctx)).headers;
});
afterAll(async () => {
  await http?.close();
  await app?.close();
});

const upload = (url: string, content: string, fields: Record<string, string> = {}) => {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--xx\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const file = `--xx\r\ncontent-disposition: form-data; name="file"; filename="people.csv"\r\ncontent-type: text/csv\r\n\r\n${content}\r\n--xx--\r\n`;
  return http.inject({
    method: 'POST',
    url,
    headers: { ...anna, 'content-type': 'multipart/form-data; boundary=xx' },
    payload: parts.join('') + file,
  });
};
const get = (url: string) => http.inject({ url, headers: anna });
const people = 'E-Mail Address;Vorname;Opt-In Time\nanna@x.example;Anna;01.02.2026\nwrong;Ben;02.02.2026\n';

test('a file is looked at, checked, imported and its refused rows are there to download', async () => {
  const seen = await upload('/api/v1/imports/preview', people, { kind: 'profiles' });
  expect(seen.statusCode).toBe(200);
  expect(seen.json()).toMatchObject({
    kind: 'profiles',
    format: { type: 'csv', delimiter: ';', encoding: 'utf-8' },
    mapping: { email: 'E-Mail Address', firstName: 'Vorname', consentedAt: 'Opt-In Time' },
    rows: [
      {
        row: 2,
        values: { email: 'anna@x.example', firstName: 'Anna', consentedAt: '2026-01-31T23:00:00.000Z' },
        problems: [],
      },
      { row: 3, problems: ['column "E-Mail Address": is not an e-mail address'] },
    ],
    problems: [],
  });
  expect(seen.json().notes.join()).toContain('fit both day/month and month/day');
  const { uploadId, mapping } = seen.json();

  const again = await http.inject({
    method: 'POST',
    url: '/api/v1/imports/preview',
    headers: anna,
    payload: { uploadId, kind: 'profiles', mapping: { email: 'Vorname' } },
  });
  expect(again.json().rows[0].problems[0]).toContain('is not an e-mail address');

  for (const dryRun of [true, false]) {
    app.clock.advance(1000);
    const started = await http.inject({
      method: 'POST',
      url: '/api/v1/imports',
      headers: anna,
      payload: { uploadId, kind: 'profiles', mapping, fileName: 'people.csv', dryRun },
    });
    expect(started.statusCode).toBe(202);
    const { id } = started.json();
    await app.settle();
    const done = (await get(`/api/v1/imports/${id}`)).json();
    expect(done).toMatchObject({
      status: 'done',
      report: { rows: 2, imported: 1, refused: 1, dryRun },
      rejectsUrl: `/api/v1/imports/${id}/rejects`,
    });
    expect((await get(`/api/v1/operations/${id}`)).json()).toMatchObject({
      kind: 'import',
      status: 'done',
      progress: 1,
      resultUrl: `/api/v1/imports/${id}/rejects`,
    });
    expect((await get(`/api/v1/imports/${id}/rejects`)).body).toContain(
      '3,"column ""E-Mail Address"": is not an e-mail address",wrong,Ben,02.02.2026',
    );
    expect((await get('/api/v1/profiles?email=anna@x.example')).json().items).toHaveLength(dryRun ? 0 : 1);
  }
  expect(
    (await get('/api/v1/imports')).json().items.map((item: { report: { dryRun: boolean } }) => item.report.dryRun),
  ).toEqual([false, true]);
});

test('a file can be imported in one request; a cancelled import stops', async () => {
  const started = await upload('/api/v1/imports', 'email\nzoe@x.example\n', {
    kind: 'profiles',
    options: '{"timezone":"UTC"}',
  });
  expect(started.statusCode).toBe(202);
  const { id } = started.json();
  expect(
    (await http.inject({ method: 'POST', url: `/api/v1/operations/${id}/cancel`, headers: anna })).statusCode,
  ).toBe(200);
  await app.settle();
  expect((await get(`/api/v1/imports/${id}`)).json()).toMatchObject({ status: 'cancelled' });
});

test('what cannot be read is refused with the place and the remedy', async () => {
  const empty = await upload('/api/v1/imports/preview', '', { kind: 'profiles' });
  expect(empty.json()).toMatchObject({ status: 422, code: 'empty_file' });
  const unmapped = await upload('/api/v1/imports', 'colour\nred\n', { kind: 'orders' });
  expect(unmapped.json()).toMatchObject({ status: 422, code: 'wrong_mapping' });
  expect(unmapped.json().errors.map((e: { path: string }) => e.path)).toContain('/mapping/order');
  expect(
    (
      await http.inject({
        method: 'POST',
        url: '/api/v1/imports',
        headers: anna,
        payload: { uploadId: '00000000-0000-4000-8000-000000000000', kind: 'profiles' },
      })
    ).statusCode,
  ).toBe(404);
  expect((await get('/api/v1/imports/kinds')).json().items.map((kind: { name: string }) => kind.name)).toContain(
    'order-lines',
  );
});
