import { afterAll, beforeAll, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import type { Context } from '../../platform/context.ts';
import { collectSlots, contribute } from '../../platform/slots/index.ts';
import { beginFigures, figureProducers, figuresOf, renewFigures, renewTouched, replaceFigures } from './index.ts';
import { rebuildFigures, renewDue } from './renew.ts';
import type { FigureProducer } from './producers.ts';

let app: TestApp;
let ctx: Context;
let other: Context;
beforeAll(async () => {
  app = await testApp();
  ctx = await app.createWorkspace();
  other = await app.createWorkspace();
});
afterAll(() => app.close());

const numbers = `SELECT 'score' AS figure, '' AS key, n + 1 AS profile_id, n * {factor:Float64} AS number,
  '' AS text, CAST(NULL AS Nullable(DateTime64(3, 'UTC'))) AS moment FROM (SELECT number AS n FROM numbers({people:UInt64}))`;
const scores = (factor: number, people: number) => ({
  figures: ['score'],
  select: numbers,
  params: { factor, people },
});
const scoreOf = async (who: Context, id: number): Promise<number | null | undefined> =>
  (await figuresOf(who, id, ['score']))[0]?.number;

it('becomes what the last run yields; who is not in it has none', async () => {
  await replaceFigures(ctx, scores(1, 5));
  await replaceFigures(other, scores(7, 5));
  expect(await scoreOf(ctx, 5)).toBe(4);
  await replaceFigures(ctx, scores(2, 3));
  expect(await scoreOf(ctx, 3)).toBe(4);
  expect(await scoreOf(ctx, 5)).toBeUndefined();
  expect(await scoreOf(other, 5)).toBe(28);
});

it('replaces some people only', async () => {
  await replaceFigures(ctx, scores(1, 5));
  await replaceFigures(ctx, { ...scores(10, 1), people: [1, 2] });
  expect(await Promise.all([1, 2, 3].map((id) => scoreOf(ctx, id)))).toEqual([0, undefined, 2]);
});

it('keeps numbers, texts, moments and keys as they are written', async () => {
  const run = await beginFigures(ctx, { figures: ['affinity', 'group', 'next'] });
  const moment = new Date('2026-12-01T08:30:00.123Z');
  await run.insert([
    { figure: 'affinity', key: 'Tea', profileId: 9, number: 0.25 },
    { figure: 'affinity', key: 'Coffee', profileId: 9, number: 0.75 },
  ]);
  await run.insert([
    { figure: 'group', profileId: 9, text: 'Champions' },
    { figure: 'next', profileId: 9, moment },
  ]);
  await run.finish();
  expect(await figuresOf(ctx, 9, ['affinity', 'group', 'next'])).toEqual([
    { figure: 'affinity', key: 'Coffee', number: 0.75, text: '', moment: null },
    { figure: 'affinity', key: 'Tea', number: 0.25, text: '', moment: null },
    { figure: 'group', key: '', number: null, text: 'Champions', moment: null },
    { figure: 'next', key: '', number: null, text: '', moment: moment.getTime() },
  ]);
});

it('keeps what was there when a run dies before its end', async () => {
  await replaceFigures(ctx, scores(1, 4));
  const run = await beginFigures(ctx, { figures: ['score'] });
  await run.insert([{ figure: 'score', profileId: 1, number: 100 }]);
  expect(await Promise.all([1, 4].map((id) => scoreOf(ctx, id)))).toEqual([100, 3]);
});

/** The same context with these producers. */
const producing = (...producers: FigureProducer[]): Context => ({
  ...ctx,
  platform: { ...ctx.platform, slots: collectSlots(producers.map((one) => contribute(figureProducers, one))) },
});

it('renews when data changed, one failing producer keeping no other waiting', async () => {
  let runs = 0;
  const good: FigureProducer = {
    name: 'good',
    figures: ['score'],
    everyMinutes: 10,
    renew: async (who) => {
      runs += 1;
      await replaceFigures(who, scores(runs, 2));
    },
  };
  const bad: FigureProducer = { ...good, name: 'bad', renew: () => Promise.reject(new Error('no')) };
  const own = producing(bad, good);
  await renewDue(own);
  await renewDue(own);
  expect(runs).toBe(1);
  app.clock.advance(24 * 60 * 60_000);
  await renewDue(own);
  expect([runs, await scoreOf(ctx, 2)]).toEqual([2, 2]);
  await expect(renewFigures(own, ['bad'])).rejects.toThrow('no');
});

it('tells producers whom something happened to', async () => {
  const seen: number[][] = [];
  const own = producing({
    name: 'watching',
    figures: [],
    everyMinutes: 1,
    renew: () => Promise.resolve(),
    touched: (_, ids) => Promise.resolve(void seen.push([...ids])),
  });
  await renewTouched(own, [3, 4]);
  await renewTouched(own, []);
  expect(seen).toEqual([[3, 4]]);
});

it('computes everything again after the event store was lost', async () => {
  const own = producing({
    name: 'score',
    figures: ['score'],
    everyMinutes: 10,
    renew: (who) => replaceFigures(who, scores(3, 2)),
  });
  await rebuildFigures(own.platform);
  expect(await Promise.all([ctx, other].map((who) => scoreOf(who, 2)))).toEqual([3, 3]);
  expect(await scoreOf(other, 5)).toBeUndefined();
});
