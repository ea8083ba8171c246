import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { modules } from '../../app/modules.ts';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import type { Context } from '../../platform/context.ts';
import { runImportCommand, type ImportCommandReport } from './cli.ts';

const file = fileURLToPath(new URL('../../../../../shared/data/online-retail/online-retail.csv.gz', import.meta.url));

// A real brand's year: UCI Online Retail, CC BY 4.0 (Chen, Sain, Guo 2012). Not part of the repository.
describe.skipIf(!existsSync(file))('Online Retail (skipped where the data set is absent)', () => {
  let app: TestApp;
  let ctx: Context;
  let report: ImportCommandReport;

  beforeAll(async () => {
    app = await testApp({ now: new Date('2011-12-10T00:00:00Z') });
    ctx = await app.createWorkspace({ currency: 'GBP', timezone: 'Europe/London' });
    report = await runImportCommand(
      app.platform,
      ctx,
      {
        kind: 'order-lines',
        file,
        map: 'order=InvoiceNo,sku=StockCode,title=Description,quantity=Quantity,time=InvoiceDate,price=UnitPrice,customer=CustomerID,country=Country',
        currency: 'GBP',
        cancelPrefix: 'C',
      },
      { loops: modules.flatMap((module) => module.loops ?? []) },
    );
  }, 900_000);
  afterAll(() => app?.close());

  const one = async <Row>(query: ReturnType<typeof sql<Row>>): Promise<Row | undefined> =>
    (await query.execute(app.platform.postgres.system)).rows[0];

  test('accounts for every line', () => {
    process.stdout.write(`${JSON.stringify(report)}\n`);
    expect(report).toMatchObject({ status: 'done', rows: 541_909, imported: 540_571, refused: 1_338 });
  });

  test('gives the known orders, spend and cancellations of identified customers', async () => {
    const orders = await one(sql<{ orders: number; customers: number; gross: number }>`/* test */
      select count(*)::int as orders, count(distinct profile_id)::int as customers, sum(base_total)::float8 / 100 as gross
      from orders where workspace_id = ${ctx.workspaceId} and profile_id is not null`);
    expect(orders).toMatchObject({ orders: 18_536, customers: 4_339 });
    expect(Math.abs((orders?.gross ?? 0) - 8_911_407.9)).toBeLessThan(891.14);
    const notes = await one(
      sql<{
        n: number;
      }>`/* test */ select count(*)::int as n from credit_notes where workspace_id = ${ctx.workspaceId} and profile_id is not null`,
    );
    expect(notes?.n).toBe(3_654);
  });

  test('dates orders so that the known segments come out', async () => {
    const people = await one(sql<{ thrice: number; once: number; gone: number }>`/* test */
      with o as (select profile_id, count(*) as n, max(placed_at) as last from orders where workspace_id = ${ctx.workspaceId} and profile_id is not null group by 1)
      select count(*) filter (where n >= 3)::int as thrice, count(*) filter (where n = 1)::int as once,
        count(*) filter (where last <= '2011-12-10T00:00:00Z'::timestamptz - interval '120 days')::int as gone from o`);
    expect(people).toEqual({ thrice: 2_010, once: 1_494, gone: 1_220 });
  });
});
