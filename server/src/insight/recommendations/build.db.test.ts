import { afterAll, beforeAll, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { seededRandom } from '../../kernel/statistics/index.ts';
import { transact, type Context } from '../../platform/context.ts';
import { runDue } from './build/run.ts';
import { recommend } from './index.ts';
import { readBuild } from './queries/overview.ts';
import { stateOf } from './store/state.ts';
import { makeWorld, writeWorld } from './testing/world.ts';

const until = new Date('2026-11-22T12:00:00.000Z');
let app: TestApp;
let ctx: Context;

// The first build goes through; the second dies after its lists, the third among its people.
beforeAll(async () => {
  app = await testApp({ now: until, env: { FAULTS: 'recommendations.lists:2:throw,recommendations.people:2:throw' } });
  ctx = await app.createWorkspace();
  await writeWorld(ctx, makeWorld(seededRandom(1), until.getTime() / 1000));
});
afterAll(() => app.close());

const rowsPerBuild = async (): Promise<Record<string, number>> => {
  const tables = ['recommendation_lists', 'recommendation_people'] as const;
  const { rows } = await app.platform.postgres.systemPool.query<{ generation: string; rows: string }>(
    tables
      .map((table) => `select generation::text, count(*)::text as rows from ${table} group by 1`)
      .join(' union all '),
  );
  const sums: Record<string, number> = {};
  for (const row of rows) sums[row.generation] = (sums[row.generation] ?? 0) + Number(row.rows);
  return sums;
};
const generation = async () => (await transact(ctx, (tx) => stateOf(tx, ctx.workspaceId)))?.generation;
const popular = async () => (await recommend(ctx, { strategy: 'popular' })).items.map((one) => one.product.id);

it('a build that dies anywhere leaves the lists that were there; the next one replaces them and tidies up', async () => {
  await runDue(ctx, 'all');
  const first = await generation();
  const lists = await rowsPerBuild();
  const shown = await popular();
  expect(Object.keys(lists)).toEqual([String(first)]);
  expect(shown.length).toBe(10);

  for (let died = 0; died < 2; died += 1) {
    await expect(runDue(ctx, 'all')).rejects.toThrow('fault at recommendations');
    expect(await generation()).toBe(first);
    expect((await rowsPerBuild())[String(first)]).toBe(lists[String(first)]);
    expect(await popular()).toEqual(shown);
    expect(await readBuild(ctx)).toMatchObject({ status: 'failed' });
  }
  expect(Object.keys(await rowsPerBuild()).length).toBe(2);

  await runDue(ctx, 'all');
  const last = await generation();
  expect(last).toBeGreaterThan(first ?? 0);
  expect(await rowsPerBuild()).toEqual({ [String(last)]: lists[String(first)] });
  expect(await popular()).toEqual(shown);
  expect(await readBuild(ctx)).toMatchObject({ status: 'ready', lastError: null });
});

it('of two workers one builds', async () => {
  const done = await Promise.all([runDue(ctx, 'all'), runDue(ctx, 'all')]);
  expect(done.filter((one) => one === 'all').length).toBe(1);
});
