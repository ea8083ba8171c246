import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { scopedRows } from '../../platform/clickhouse/index.ts';
import type { Context } from '../../platform/context.ts';
import { upsertCatalog } from '../../records/catalog/index.ts';
import { renewFigures, renewTouched } from '../figures/index.ts';
import { affinityFigures } from './definitions.ts';
import { families, familyNames } from './families.ts';
import { arbitraryBrand, catalog } from './testing/arbitrary.ts';
import { naiveFigures, type Values } from './testing/naive.ts';
import { day, writeSmall, type Small } from './testing/world.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const zone = 'Europe/Berlin';

async function brand(): Promise<{ ctx: Context; ids: number[] }> {
  const ctx = await app.createWorkspace({ timezone: zone });
  const products = catalog.map((product, index) => ({
    index,
    product: {
      id: product.id,
      title: product.title,
      ...(product.category && { category: product.category }),
      ...(product.brand && { brand: product.brand }),
      ...(product.price !== null && { price: product.price }),
    },
  }));
  const stored = await upsertCatalog(ctx, products);
  return { ctx, ids: stored.map((r) => (r.status === 'stored' ? r.id : 0)) };
}

async function computed(ctx: Context): Promise<Values> {
  const rows = await ctx.platform.clickhouse.query<{ id: string; number: number | null; text: string }>(
    ctx.workspaceId,
    `SELECT concat(figure, '|', key, '|', toString(profile_id)) AS id, number, text FROM ${scopedRows('profile_figures')} AND deleted = 0
      AND figure IN {figures:Array(String)}`,
    { params: { figures: families.flatMap((family) => affinityFigures[family].map(({ name }) => name)) } },
  );
  // favourites carry their share beside their name
  return new Map(rows.map(({ id, number, text }) => [id, text === '' ? (number ?? '') : text]));
}

function same(found: Values, wanted: Values): void {
  expect([...found.keys()].sort()).toEqual([...wanted.keys()].sort());
  for (const [id, value] of wanted) {
    if (typeof value === 'number') expect(found.get(id), id).toBeCloseTo(value, 6);
    else expect(found.get(id), id).toBe(value);
  }
}

const now = () => app.clock.now().getTime();
const renew = (ctx: Context): Promise<void> => renewFigures(ctx, familyNames);

it('equals a naive recomputation on random brands, for everybody and for some, through merges and their undoing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.noBias(fc.integer({ min: 0, max: 1_000_000 })), async (seed) => {
      const { ctx, ids } = await brand();
      const [world] = fc.sample(fc.noBias(arbitraryBrand(now(), ids)), { numRuns: 1, seed });
      if (!world) throw new Error('no world');
      await writeSmall(ctx, world, 1);
      await renew(ctx);
      const wanted = naiveFigures(world, ids, now(), zone);
      same(await computed(ctx), wanted);
      // the same people again, alone: by the baseline of a moment ago it is the same
      await renewTouched(ctx, [...world.people.map((p) => p.id), 101, 102]);
      same(await computed(ctx), wanted);
      // one absorbed by another, an old merge undone
      const moved: Small = {
        ...world,
        aliases: new Map([
          [101, 0],
          [102, 2],
          [103, 3],
        ]),
      };
      await writeSmall(ctx, moved, 2);
      await renew(ctx);
      same(await computed(ctx), naiveFigures(moved, ids, now(), zone));
    }),
    { numRuns: 3 },
  );
}, 240_000);

it('keeps shares and their order while only time passes; strength fades', async () => {
  const { ctx, ids } = await brand();
  const [world] = fc.sample(fc.noBias(arbitraryBrand(now(), ids)), { numRuns: 1, seed: 7 });
  if (!world) throw new Error('no world');
  // nothing that lies ahead comes due meanwhile
  const past: Small = { ...world, signs: world.signs.filter((s) => s.at <= now()) };
  await writeSmall(ctx, past, 1);
  await renew(ctx);
  const before = await computed(ctx);
  app.clock.advance(200 * day);
  await renew(ctx);
  const after = await computed(ctx);
  const lasting = [...before].filter(([id]) => /Affinity\||^favourite|^preferred|^channelResponse/.test(id));
  expect(lasting.length).toBeGreaterThan(20);
  for (const [id, value] of lasting) {
    if (typeof value === 'number') expect(after.get(id), id).toBeCloseTo(value, 6);
    else expect(after.get(id), id).toBe(value);
  }
  const strengths = [...before].filter(([id]) => id.startsWith('interestStrength'));
  expect(strengths.length).toBeGreaterThan(2);
  for (const [id, value] of strengths) expect(Number(after.get(id))).toBeLessThan(Number(value));
}, 60_000);
