import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import type { Context } from '../../platform/context.ts';
import { startImport } from './actions/start-import.ts';
import { openRun } from './run/run-import.ts';
import { importById } from './store.ts';
import { lockImport } from './store.lock.ts';
import { fileWith, importContent } from './testing.ts';

let app: TestApp;
let ctx: Context;
beforeAll(async () => {
  app = await testApp();
  ctx = await app.createWorkspace({ currency: 'EUR', timezone: 'UTC' });
});
afterAll(() => app?.close());

const lines = ['order,sku,quantity,price,time,email'];
for (let i = 0; i < 6000; i += 1)
  lines.push(`O${i % 3000},S${i % 50},${i % 700 === 0 ? 'x' : 1},2.50,2026-01-01 10:00,p${i % 3000}@x.example`);

test.each(['import.handedOver', 'import.committed'])(
  'an import whose process dies at %s goes on without loss or doubling',
  async (point) => {
    const own = await app.createWorkspace({ currency: 'EUR', timezone: 'UTC' });
    const path = fileWith(lines.join('\n'));
    const request = { kind: 'order-lines' as const, fileName: 'rows.csv', file: { path }, options: {}, dryRun: false };
    const started = await startImport(own, request);
    // What is left of a process that died is the database and the files; the run object of the first try is forgotten.
    let passed = 0;
    const dying = {
      ...app.platform,
      faults: (at: string) => (at === point && (passed += 1) === 2 ? Promise.reject(new Error('died')) : undefined),
    };
    const lock = await lockImport(app.platform.postgres.url, started.id);
    if (!lock) throw new Error('locked');
    const run = openRun(dying, started, lock);
    await expect(async () => {
      for (;;) await run.step();
    }).rejects.toThrow('died');
    await run.close();
    await app.settle();
    const resumed = await startImport(own, request);
    expect(resumed.id).toBe(started.id);
    expect(resumed.rows_done).toBeGreaterThan(0);
    const again = await lockImport(app.platform.postgres.url, resumed.id);
    if (!again) throw new Error('locked');
    const second = openRun(app.platform, resumed, again);
    for (let step = await second.step(); step !== 'ended'; step = await second.step())
      if (step === 'waiting') await app.settle();
    await app.settle();
    const row = await app.platform.postgres.system
      .transaction()
      .execute((tx) => importById(tx, own.workspaceId, started.id));
    expect(row).toMatchObject({ status: 'done', rows_done: 6000, refused: 18, counts: { orders: 2991, lines: 5982 } });
    const { rows } =
      await sql`/* test */ select count(*)::int as orders, sum(base_total)::int as total from orders where workspace_id = ${own.workspaceId}`.execute(
        app.platform.postgres.system,
      );
    expect(rows).toEqual([{ orders: 2991, total: 5982 * 250 }]);
    const [events] = await app.platform.clickhouse.systemQuery<{ n: number; backfill: number }>(
      `SELECT count() AS n FROM events WHERE workspace_id = {w:UInt32} AND metric = 'Placed Order'`,
      { params: { w: own.workspaceId } },
    );
    expect(events?.n).toBe(2991);
  },
);

test('two processes never work on the same import', async () => {
  const started = await startImport(ctx, {
    kind: 'profiles',
    fileName: 'rows.csv',
    file: { path: fileWith('email\na@x.example\n') },
    options: {},
    dryRun: false,
  });
  const lock = await lockImport(app.platform.postgres.url, started.id);
  expect(await lockImport(app.platform.postgres.url, started.id)).toBeNull();
  await lock?.release();
});

test('what the processor refuses joins the refused rows', async () => {
  const report = await importContent(
    ctx,
    'orders',
    'order,email,total,time,currency\n1,a@x.example,10,2026-01-01,EUR\n2,a@x.example,999999999999999,2026-01-01,EUR\n',
  );
  expect(report).toMatchObject({ rows: 2, imported: 1, refused: 1 });
  expect(report.reasons[0]?.reason).toContain('too large');
});
