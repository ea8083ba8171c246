import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../app/http.ts';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { scratchFolder } from '../../../test/setup/scratch.ts';
import { signedInMember, type Credentials } from '../../foundation/access/testing.ts';
import type { Context } from '../../platform/context.ts';
import type { HttpServer } from '../../platform/http/index.ts';
import { acceptMessages } from '../../records/events/index.ts';
import { runExportCommand } from './cli.ts';

let app: TestApp;
let http: HttpServer;
let ctx: Context;
let anna: Credentials;

beforeAll(async () => {
  app = await testApp();
  http = await createApp(app.platform);
  ctx = await app.createWorkspace();
  anna = (await signedInMember(ctx)).headers;
  await acceptMessages(
    app.platform,
    ctx.workspaceId,
    ['=SUM(A1)', 'Ben'].map((name, i) => ({
      kind: 'track' as const,
      key: `00000000-0000-4000-8000-00000000000${i}`,
      time: Date.parse('2026-10-01T10:00:00Z'),
      who: { email: `person${i}@x.example` },
      name: 'Viewed Product',
      data: { value: '0', properties: { colour: 'red' }, facts: { fields: { first_name: name }, properties: {} } },
      source: 'test',
      trusted: true,
      backfill: true,
    })),
  );
  await app.settle();
});
afterAll(async () => {
  await http?.close();
  await app?.close();
});

const unpack = (archive: Buffer): string => {
  const folder = scratchFolder();
  writeFileSync(join(folder, 'all.tar.gz'), archive);
  execFileSync('tar', ['xmzf', 'all.tar.gz'], { cwd: folder });
  return folder;
};

test('everything comes out in open formats that ordinary tools unpack', async () => {
  const started = await http.inject({ method: 'POST', url: '/api/v1/exports', headers: anna, payload: {} });
  expect(started.statusCode).toBe(202);
  const { id } = started.json();
  await app.settle();
  expect((await http.inject({ url: `/api/v1/operations/${id}`, headers: anna })).json()).toMatchObject({
    status: 'done',
    resultUrl: `/api/v1/exports/${id}/download`,
  });
  const download = await http.inject({ url: `/api/v1/exports/${id}/download`, headers: anna });
  const folder = unpack(download.rawPayload);
  const kinds = (await http.inject({ url: '/api/v1/exports/kinds', headers: anna })).json().items as {
    name: string;
    format: string;
  }[];
  expect(kinds.map((kind) => kind.name)).toEqual(
    expect.arrayContaining([
      'profiles',
      'identifiers',
      'consents',
      'orders',
      'events',
      'segments',
      'templates',
      'campaigns',
      'sends',
      'audit',
    ]),
  );
  expect(readdirSync(folder).sort()).toEqual(
    ['README.md', 'all.tar.gz', ...kinds.map((kind) => `${kind.name}.${kind.format}`)].sort(),
  );
  const profiles = readFileSync(join(folder, 'profiles.csv'), 'utf8').split('\r\n');
  expect(profiles).toHaveLength(4);
  expect(profiles[1]).toContain(",'=SUM(A1),");
  const events = readFileSync(join(folder, 'events.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { metric: string; properties: object });
  expect(events).toMatchObject([
    { metric: 'Viewed Product', properties: { colour: 'red' } },
    { metric: 'Viewed Product' },
  ]);
  expect(readFileSync(join(folder, 'README.md'), 'utf8')).toContain('| profiles.csv | 2 |');
});

test('another brand finds nothing under the same id', async () => {
  const started = await http.inject({
    method: 'POST',
    url: '/api/v1/exports',
    headers: anna,
    payload: { kinds: ['products'] },
  });
  await app.settle();
  const ben = (await signedInMember(await app.createWorkspace())).headers;
  expect((await http.inject({ url: `/api/v1/exports/${started.json().id}/download`, headers: ben })).statusCode).toBe(
    404,
  );
});

test('kinds that do not exist are named', async () => {
  const answer = await http.inject({
    method: 'POST',
    url: '/api/v1/exports',
    headers: anna,
    payload: { kinds: ['profiles', 'secrets'] },
  });
  expect(answer.json()).toMatchObject({ status: 422, errors: [{ path: '/kinds' }] });
});

test('the command writes the same files into a folder', async () => {
  const folder = scratchFolder();
  const { files } = await runExportCommand(ctx, { folder, kinds: ['profiles', 'events'] });
  expect(files).toEqual([
    { name: 'README.md', rows: 0 },
    { name: 'profiles.csv', rows: 2 },
    { name: 'events.jsonl', rows: 2 },
  ]);
});
