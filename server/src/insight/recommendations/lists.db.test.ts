import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { seededRandom } from '../../kernel/statistics/index.ts';
import { copyCatalog } from './build/full.ts';
import { neighbourPage, readyForPeople, writeNeighbours } from './store/engine.ts';
import { neighbourKinds } from './store/pairs.ts';
import { naiveNeighbours, naiveNext, signsOf } from './testing/naive.ts';
import { makeWorld, writeWorld } from './testing/world.ts';

const until = new Date('2026-11-22T12:00:00.000Z');
const now = until.getTime() / 1000;
let app: TestApp;
beforeAll(async () => {
  app = await testApp({ now: until });
});
afterAll(() => app.close());

describe.each([1, 2, 3, 4])('random shop %i', (seed) => {
  test('lists are those of the naive reference', async () => {
    const ctx = await app.createWorkspace();
    // A neighbour with the same ids, whose data must count nowhere.
    const other = await app.createWorkspace();
    await writeWorld(other, makeWorld(seededRandom(seed + 100), now));
    const world = makeWorld(seededRandom(seed), now);
    await writeWorld(ctx, world);
    await copyCatalog(ctx, 1);
    for (const kind of neighbourKinds) {
      await writeNeighbours(ctx, { kind, prefix: '', version: 1, until });
      const rows = await neighbourPage(ctx, kind, { after: 0, limit: 1000 });
      const expected = naiveNeighbours(world, kind);
      expect(expected.size, kind).toBeGreaterThan(0);
      expect(rows.map((row) => row.key).sort()).toEqual(
        [...expected.keys()].map((place) => world.products[place]).sort(),
      );
      for (const row of rows) {
        const list = expected.get(world.products.indexOf(row.key)) ?? [];
        expect(row.products).toEqual(list.map((one) => world.products[one.product]));
        expect(row.people).toEqual(list.map((one) => one.people));
        row.scores.forEach((score, i) => expect(score).toBeCloseTo(list[i]?.score ?? NaN, 5));
        row.lifts.forEach((lift, i) => expect(lift).toBeCloseTo(list[i]?.lift ?? NaN, 4));
      }
    }
    const boughtAfter = new Date(until.getTime() - 180 * 86_400_000);
    const share = [0, 1].map((chunk) => readyForPeople(ctx, { chunk, chunks: 2 }, { until, boughtAfter }));
    const ready = (await Promise.all(share)).flat();
    const active = new Set(signsOf(world).map((sign) => sign.profile));
    active.delete(0);
    expect(ready.map((row) => row.profile_id).sort()).toEqual([...active].sort());
    for (const row of ready) {
      const next = naiveNext(world, row.profile_id, boughtAfter.getTime() / 1000);
      const byProduct = new Map(next.map((one) => [world.products[one.product], one.score]));
      expect(row.products.length).toBe(next.length);
      row.products.forEach((product, i) => expect(row.scores[i]).toBeCloseTo(byProduct.get(product) ?? NaN, 6));
      expect([...row.scores]).toEqual([...row.scores].sort((a, b) => b - a));
    }
  });
});
