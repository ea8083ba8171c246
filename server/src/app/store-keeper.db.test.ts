import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../test/setup/harness.ts';
import { inSystem, lockClass } from '../platform/postgres/index.ts';
import { storeIsComplete } from '../records/events/index.ts';
import { startStoreKeeper } from './store-keeper.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

test('a process that waits for another to fill the store says so once, and once that it is there', async () => {
  const { platform } = app;
  const said: string[] = [];
  const log = pino({ level: 'info' }, { write: (line) => said.push((JSON.parse(line) as { msg: string }).msg) });
  const keeper = startStoreKeeper({ ...platform, log });
  try {
    await keeper.check();
    expect(said).toEqual([]);
    await platform.clickhouse.command(`DROP DATABASE ${platform.clickhouse.database} SYNC`);
    await inSystem(platform.postgres, async (tx) => {
      await sql`select pg_advisory_xact_lock(${lockClass.shipping}::int, 1)`.execute(tx);
      for (let look = 0; look < 4; look += 1) await keeper.check();
    });
    expect(said).toEqual(['event store was lost or its rebuild interrupted; it is filled anew']);
    await expect.poll(() => keeper.check().then(() => storeIsComplete(platform)), { timeout: 20_000 }).toBe(true);
    for (let look = 0; look < 2; look += 1) await keeper.check();
    expect(said.filter((text) => text.includes('in order again'))).toHaveLength(1);
    expect(said.filter((text) => text.includes('was lost'))).toHaveLength(1);
  } finally {
    await keeper.stop();
  }
});
