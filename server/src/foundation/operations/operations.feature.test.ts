import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from '../../app/http.ts';
import { transact, type Context } from '../../platform/context.ts';
import type { HttpServer } from '../../platform/http/index.ts';
import { signedInMember, type Credentials } from '../access/testing.ts';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { finishOperation, reportProgress, startOperation } from './index.ts';

let app: TestApp;
let http: HttpServer;
let ctx: Context;
let headers: Credentials;

beforeAll(async () => {
  app = await testApp();
  http = await createApp(app.platform);
  ctx = await app.createWorkspace();
  headers = (await signedInMember(ctx)).headers;
});
afterAll(async () => {
  await http?.close();
  await app?.close();
});

const start = (total?: number) =>
  transact(ctx, (tx) => startOperation(ctx, tx, { kind: 'import', title: 'Orders', ...(total ? { total } : {}) }));
const read = async (id: string) => (await http.inject({ url: `/api/v1/operations/${id}`, headers })).json();
const cancel = (id: string) => http.inject({ method: 'POST', url: `/api/v1/operations/${id}/cancel`, headers });
it('goes from queued to running to done, with its result as a link', async () => {
  const id = await start(200);
  expect(await read(id)).toMatchObject({ status: 'queued', progress: 0, done: 0, total: 200, finishedAt: null });
  const stop = await reportProgress(app.platform, ctx.workspaceId, id, { done: 50, message: 'Reading rows' });
  expect(stop).toEqual({ cancelRequested: false });
  expect(await read(id)).toMatchObject({ status: 'running', progress: 0.25, message: 'Reading rows' });
  const result = { rows: 200, url: '/files/report.csv' };
  await finishOperation(app.platform, ctx.workspaceId, id, { status: 'done', message: 'Imported', result });
  expect(await read(id)).toMatchObject({
    status: 'done',
    progress: 1,
    done: 200,
    result,
    resultUrl: '/files/report.csv',
  });
});

it('keeps its first outcome when the work runs twice', async () => {
  const id = await start();
  expect((await read(id)).progress).toBeNull();
  await finishOperation(app.platform, ctx.workspaceId, id, { status: 'failed', message: 'The file ends early' });
  await finishOperation(app.platform, ctx.workspaceId, id, { status: 'done' });
  expect(await reportProgress(app.platform, ctx.workspaceId, id, { done: 9 })).toEqual({ cancelRequested: true });
  expect(await read(id)).toMatchObject({ status: 'failed', message: 'The file ends early', done: 0 });
});

it('tells the worker to stop once somebody cancels, and refuses when there is nothing left to stop', async () => {
  const id = await start(10);
  expect((await cancel(id)).json()).toMatchObject({ status: 'queued', cancelRequested: true });
  expect(await reportProgress(app.platform, ctx.workspaceId, id, { done: 1 })).toEqual({ cancelRequested: true });
  await finishOperation(app.platform, ctx.workspaceId, id, { status: 'cancelled' });
  expect((await cancel(id)).json()).toMatchObject({ status: 409, code: 'operation_finished' });
  expect((await cancel('00000000-0000-4000-8000-000000000000')).statusCode).toBe(404);
});

it('is listed newest first, in pages, even when several began in the same instant', async () => {
  const ids = await Promise.all([start(), start(), start()]);
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: { items: { id: string }[]; nextCursor: string | null } = (
      await http.inject({ url: `/api/v1/operations?limit=2&kind=import&cursor=${cursor}`, headers })
    ).json();
    seen.push(...page.items.map((operation) => operation.id));
    cursor = page.nextCursor;
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toEqual(expect.arrayContaining(ids));
  const done = (await http.inject({ url: '/api/v1/operations?status=done', headers })).json();
  expect(done.items.map((operation: { status: string }) => operation.status)).toEqual(['done']);
});
