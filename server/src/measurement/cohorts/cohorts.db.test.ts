import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import type { Context } from '../../platform/context.ts';
import { countRule, previewRule } from '../../insight/segments/index.ts';
import { cohorts } from './queries/cohorts.ts';
import { dimensions, type Dimension } from './rules/dimensions.ts';
import { naiveCohorts } from './testing/naive.ts';
import { makeWorld, writeWorld, type World } from './testing/world.ts';

const now = new Date('2026-11-22T12:00:00.000Z');
const zone = 'Europe/Berlin';
let app: TestApp;
let ctx: Context;
let world: World;

beforeAll(async () => {
  app = await testApp({ now });
  ctx = await app.createWorkspace({ timezone: zone, currency: 'EUR' });
  world = makeWorld(11, now.getTime(), 240);
  await writeWorld(ctx, world);
});
afterAll(() => app.close());

describe('against a recomputation person by person', () => {
  test.each(dimensions)('every cell by %s', { timeout: 60_000 }, async (by) => {
    for (const [from, to] of [
      [undefined, undefined],
      ['2025-09', '2026-04'],
    ] as const) {
      const answer = await cohorts(ctx, { by, from, to, fewest: 20 });
      const expected = naiveCohorts(world, by, zone, answer.from, answer.to);
      expect(new Set(answer.items.map(({ value }) => value))).toEqual(new Set(expected.keys()));
      expect(answer.total?.size).toBe([...expected.values()].reduce((sum, { size }) => sum + size, 0));
      for (const item of answer.items) {
        const own = expected.get(item.value);
        expect(item.size).toBe(own?.size);
        expect(item.months).toEqual(own?.months.map((month) => expect.objectContaining(month)));
        for (const [i, cell] of item.horizons.entries()) {
          const { halfInterval, ...figures } = own?.horizons[i] ?? { halfInterval: null };
          const { firstOrderValue, laterOrderValue, refundRate, ...exact } = {
            firstOrderValue: 0,
            laterOrderValue: 0,
            refundRate: 0,
            ...figures,
          };
          expect(cell).toMatchObject(exact);
          near(cell.firstOrderValue, firstOrderValue);
          near(cell.laterOrderValue, laterOrderValue);
          near(cell.refundRate, refundRate);
          near(cell.valueInterval && (cell.valueInterval.high - cell.valueInterval.low) / 2, halfInterval);
        }
      }
    }
  });
});

function near(actual: number | null, expected: number | null): void {
  if (expected === null || actual === null) expect(actual).toBe(expected);
  else expect(actual).toBeCloseTo(expected, 6);
}

describe('the people behind a cell', () => {
  const ruleOf = (condition: object) => ({ population: 'everyone', where: { kind: 'cohort', ...condition } });
  const count = async (condition: object): Promise<number> => (await countRule(ctx, ruleOf(condition))).count;

  test.each<Dimension>(['month', 'channel', 'campaign', 'product', 'category', 'coupon', 'country'])(
    'by %s are as many as it says',
    async (by) => {
      const { items, from, to } = await cohorts(ctx, { by, fewest: 20 });
      for (const { value, size, months, horizons } of items.slice(0, 2)) {
        const cohort = { by, value, from, to };
        expect(await count(cohort)).toBe(size);
        for (const { month, active } of months.slice(0, 3)) {
          expect(await count({ ...cohort, orderedInMonth: month })).toBe(active);
        }
        for (const { days, of, repeaters } of horizons.slice(1, 3)) {
          expect(await count({ ...cohort, afterDays: days })).toBe(of);
          expect(await count({ ...cohort, afterDays: days, repeated: true })).toBe(repeaters);
        }
      }
    },
    60_000,
  );

  test.each<[string, object]>([
    ["in cohort month '2026-03'", { by: 'month', value: '2026-03' }],
    ["in cohort channel '' ordered in month 0", { by: 'channel', value: '', orderedInMonth: 0 }],
    [
      "in cohort campaign 'summer \\'26' from '2026-01' to '2026-06' after 90 days repeated",
      { by: 'campaign', value: "summer '26", from: '2026-01', to: '2026-06', afterDays: 90, repeated: true },
    ],
    ["in cohort product '12' after 365 days", { by: 'product', value: '12', afterDays: 365 }],
  ])('can be said: %s', async (words, condition) => {
    const spoken = await previewRule(ctx, { text: words, sample: 0 });
    expect(spoken.rule.where).toEqual({ kind: 'cohort', repeated: false, ...condition });
    expect(spoken.text).toContain(words);
    expect((await previewRule(ctx, { text: spoken.text, sample: 0 })).rule).toEqual(spoken.rule);
  });

  test('what makes no sense is refused where it stands', async () => {
    await expect(previewRule(ctx, { text: "in cohort colour 'red'", sample: 0 })).rejects.toThrow();
    await expect(count({ by: 'month', value: '2026-03', repeated: true })).rejects.toThrow();
    await expect(count({ by: 'month', value: '2026-03', afterDays: 7 })).rejects.toThrow();
  });
});

test('small cohorts get no rank, and are expected nearer to the brand', async () => {
  const { items, total } = await cohorts(ctx, { by: 'campaign', fewest: 60 });
  const at = 2;
  const brand = total?.horizons[at]?.lifetimeValue ?? 0;
  for (const { horizons } of items) {
    const cell = horizons[at];
    expect(cell?.byValue?.rank === null).toBe((cell?.of ?? 0) < 60);
    expect(Math.abs((cell?.byValue?.expected ?? 0) - brand)).toBeLessThanOrEqual(
      Math.abs((cell?.lifetimeValue ?? 0) - brand) + 25,
    );
  }
});

test('nothing to show is no fault; another workspace sees nothing', async () => {
  const other = await app.createWorkspace();
  expect(await cohorts(other, { by: 'channel', fewest: 50 })).toMatchObject({ total: null, items: [], others: 0 });
  await expect(cohorts(ctx, { by: 'month', from: '2026-05', to: '2026-04', fewest: 50 })).rejects.toThrow(
    'wrong way round',
  );
});
