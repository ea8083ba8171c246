import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { scoped } from '../../platform/clickhouse/index.ts';
import type { Context } from '../../platform/context.ts';
import { inSystem } from '../../platform/postgres/index.ts';
import { projectQueued, rebuildProjections } from '../../insight/traits/index.ts';
import { recomputeTraits } from '../../insight/traits/store.ts';
import { generateInEngine, generateSample } from './index.ts';

describe('the sample brand', () => {
  let app: TestApp;
  let ctx: Context;
  const size = { profiles: 2000, seed: 3 };
  const one = async (text: string): Promise<Record<string, number | string>> => {
    const statement = sql<Record<string, number | string>>([
      text.replaceAll('$ws', String(ctx.workspaceId)),
    ] as unknown as TemplateStringsArray);
    return (await statement.execute(app.platform.postgres.system)).rows[0]!;
  };
  beforeAll(async () => {
    app = await testApp();
    ctx = await app.createWorkspace();
    await generateSample(app.platform, ctx.workspaceId, size);
  }, 120_000);
  afterAll(() => app.close());

  test('agrees between orders and events, in number and money', async () => {
    const orders = await one(
      `select count(*)::int n, sum(base_total) total, sum(base_refunded) refunded from orders where workspace_id = $ws`,
    );
    const [events] = await app.platform.clickhouse.query<Record<string, number>>(
      ctx.workspaceId,
      `SELECT countIf(metric = 'Placed Order') n, toInt64(sumIf(value, metric = 'Placed Order') * 100) total,
        toInt64(sumIf(value, metric = 'Refunded Order') * 100) refunded, countIf(metric = 'Ordered Product') lines FROM ${scoped('events')}`,
    );
    const [copies] = await app.platform.clickhouse.query<Record<string, number>>(
      ctx.workspaceId,
      `SELECT count() n, sum(gross) total, sum(refunded) refunded FROM ${scoped('orders')}`,
    );
    expect(orders.n).toBeGreaterThan(2000);
    expect(events).toMatchObject(orders);
    expect(copies).toEqual(orders);
    expect(events).toMatchObject({
      lines: (await one('select count(*)::int n from order_lines where workspace_id = $ws')).n,
    });
  });

  test('keeps every event in the log and in both tables', async () => {
    const metrics = await one('select sum(event_count)::int n from metrics where workspace_id = $ws');
    const log = await one(
      'select sum(event_count)::int n, count(*) filter (where shipped_at is null)::int waiting from event_batches',
    );
    const count = async (table: 'events' | 'timeline') =>
      (
        await app.platform.clickhouse.query<{ n: number; distinct: number }>(
          ctx.workspaceId,
          `SELECT count() n, uniqExact(seq) distinct FROM ${scoped(table)}`,
        )
      )[0];
    expect(log).toEqual({ n: metrics.n, waiting: 0 });
    expect(await count('events')).toEqual({ n: metrics.n, distinct: metrics.n });
    expect(await count('timeline')).toEqual({ n: metrics.n, distinct: metrics.n });
  });

  test('refers to nobody and nothing that is not there', async () => {
    const strays = await one(`select
      (select count(*)::int from orders o where workspace_id = $ws and not exists (select from profiles p where p.id = o.profile_id and p.workspace_id = $ws and p.merged_into is null)) orders,
      (select count(*)::int from order_lines l where workspace_id = $ws and not exists (select from products p join product_variants v on v.product_id = p.id where p.id = l.product_id and v.sku = l.sku)) lines,
      (select count(*)::int from consents c where workspace_id = $ws and not exists (select from profiles p where p.id = c.profile_id)) consents,
      (select count(*)::int from order_lines l join orders o on o.id = l.order_id where l.workspace_id = $ws and l.refunded_quantity > l.quantity) refunds,
      (select count(*)::int from orders where workspace_id = $ws and (refunded > total or placed_at > '2026-11-22T12:00:00Z')) totals,
      (select count(*)::int from order_fulfilments where workspace_id = $ws and delivered_at > '2026-11-22T12:00:00Z') future`);
    expect(strays).toEqual({ orders: 0, lines: 0, consents: 0, refunds: 0, totals: 0, future: 0 });
  });

  test('has consents that are the fold of their ledger', async () => {
    const differences = await one(`select count(*)::int n from consents c full join (
        select distinct on (profile_id, channel) profile_id, channel, status, effective_at from consent_ledger
        where workspace_id = $ws order by profile_id, channel, effective_at desc) l using (profile_id, channel)
      where c.status is distinct from l.status or c.effective_at is distinct from l.effective_at`);
    expect(differences.n).toBe(0);
  });

  test('leaves what the projectors and traits would make of it', async () => {
    const copies = () =>
      Promise.all(
        (['profiles', 'orders', 'order_lines'] as const).map((table) => {
          const key = table === 'profiles' ? 'profile_id' : table === 'orders' ? 'order_id' : 'order_id, line';
          return app.platform.clickhouse.query(
            ctx.workspaceId,
            `SELECT * EXCEPT version FROM ${scoped(table)} WHERE deleted = 0 ORDER BY ${key}`,
          );
        }),
      );
    const traits = () =>
      sql`select * from profile_traits where workspace_id = ${ctx.workspaceId} order by profile_id`.execute(
        app.platform.postgres.system,
      );
    const [copiesBefore, traitsBefore] = [await copies(), await traits()];
    const people = traitsBefore.rows.map((row) => (row as { profile_id: number }).profile_id);
    await inSystem(app.platform.postgres, (tx) => recomputeTraits(tx, ctx.workspaceId, people, app.clock.now()));
    await rebuildProjections(app.platform);
    while (await projectQueued(app.platform));
    expect((await traits()).rows).toEqual(traitsBefore.rows);
    expect(await copies()).toEqual(copiesBefore);
  }, 60_000);

  test('is the same again in another workspace, and replaces what a dead attempt left in the event store', async () => {
    const other = await app.createWorkspace();
    const left = `[${other.workspaceId},1,"2026-01-01 00:00:00.000",1,"Left Over",0,"{}",1,"2026-01-01 00:00:00.000"]`;
    const columns = [
      'workspace_id',
      'profile_id',
      'occurred_at',
      'seq',
      'metric',
      'value',
      'properties',
      'backfill',
      'received_at',
    ];
    await app.platform.clickhouse.insertLines('timeline', columns, left, 'left-over');
    await generateSample(app.platform, other.workspaceId, size);
    const fingerprint = (id: number) =>
      app.platform.clickhouse.query(
        id,
        // Ids of campaigns and sends are the installation's own.
        `SELECT count() n, sum(cityHash64(metric, occurred_at, value, replaceRegexpAll(properties, '"(sourceId|sendId)":[0-9]+', ''))) hash
        FROM ${scoped('timeline')}`,
      );
    const orders = (id: number) =>
      inSystem(
        app.platform.postgres,
        async (tx) =>
          (
            await sql`select md5(string_agg(external_id || total || placed_at || item_count, ',' order by external_id)) from orders where workspace_id = ${id}`.execute(
              tx,
            )
          ).rows,
      );
    expect(await fingerprint(other.workspaceId)).toEqual(await fingerprint(ctx.workspaceId));
    expect(await orders(other.workspaceId)).toEqual(await orders(ctx.workspaceId));
  }, 60_000);

  test('refuses a workspace that is in use', async () => {
    await expect(generateSample(app.platform, ctx.workspaceId, size)).rejects.toMatchObject({
      code: 'workspace_not_empty',
    });
  });

  test('made inside the engine: orders, lines, events and profiles agree', async () => {
    const other = await app.createWorkspace();
    await generateInEngine(app.platform, other.workspaceId, { profiles: 500, events: 8000 });
    const read = async (text: string) =>
      (await app.platform.clickhouse.query<Record<string, number>>(other.workspaceId, text))[0];
    const placed = await read(
      `SELECT count() n, toInt64(sum(value) * 100) total FROM ${scoped('events')} WHERE metric = 'Placed Order'`,
    );
    expect(placed?.n).toBeGreaterThan(300);
    expect(await read(`SELECT count() n, sum(gross) total FROM ${scoped('orders')}`)).toEqual(placed);
    expect(await read(`SELECT uniqExact(order_id) n, sum(total) total FROM ${scoped('order_lines')}`)).toEqual(placed);
    const kept = await read(`SELECT sum(gross) spent FROM ${scoped('orders')} WHERE cancelled_at IS NULL`);
    expect(await read(`SELECT sum(gross_spend) spent FROM ${scoped('profiles')}`)).toEqual(kept);
    expect(await read(`SELECT count() n, uniqExact(seq) distinct FROM ${scoped('timeline')}`)).toEqual(
      await read(`SELECT count() n, count() distinct FROM ${scoped('events')}`),
    );
  });
});
