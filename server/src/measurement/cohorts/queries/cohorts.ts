import { workspaceOf } from '../../../foundation/workspaces/index.ts';
import { groupBy } from '../../../kernel/group.ts';
import { localDate } from '../../../kernel/zone.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { rangeOf, type Asked } from '../rules/ask.ts';
import { standings } from '../rules/compare.ts';
import { horizons } from '../rules/dimensions.ts';
import { horizonCells } from '../rules/horizons.ts';
import { monthCells } from '../rules/months.ts';
import { cohortMonths, cohortSums } from '../store.clickhouse.ts';

/** More cohorts than anybody reads; the largest are shown. */
const most = 100;
const mostInMonths = 60;

/** Cohorts of customers with what they did month by month and in their first days; two questions whatever their number. */
export async function cohorts(ctx: Context, asked: Asked & { fewest: number }) {
  const brand = await transact(ctx, (tx) => workspaceOf(tx, ctx.workspaceId));
  const now = ctx.platform.clock.now();
  const zone = brand.timezone;
  const today = localDate(now, zone);
  const range = rangeOf(asked, today);
  const sums = await cohortSums(ctx, range, now, zone, today, most);
  const total = sums.find(({ isTotal }) => isTotal === 1);
  const found = sums.filter(({ isTotal }) => isTotal === 0);
  const heading = { ...range, currency: brand.currency, timezone: zone, horizons: [...horizons], fewest: asked.fewest };
  if (!total || found.length === 0) return { ...heading, total: null, others: 0, items: [] };
  const shown = found.slice(0, mostInMonths);
  const months = groupBy(
    await cohortMonths(
      ctx,
      range,
      shown.map(({ cohort }) => cohort),
      now,
      zone,
      today,
    ),
    ({ cohort }) => cohort,
  );
  const compared = horizons.map((_, i) => standings(found, total, i, asked.fewest));
  const items = found.map((one, at) => ({
    value: one.cohort,
    label: one.label === '' ? one.cohort : one.label,
    size: one.size,
    months: at < mostInMonths ? monthCells(one, months.get(one.cohort) ?? []) : [],
    horizons: horizonCells(one).map((cell, i) => ({
      ...cell,
      byValue: compared[i]?.value[at] ?? null,
      byRepeat: compared[i]?.repeat[at] ?? null,
    })),
  }));
  return {
    ...heading,
    total: { size: total.size, horizons: horizonCells(total) },
    others: total.size - found.reduce((sum, { size }) => sum + size, 0),
    items: asked.by === 'month' ? items.sort((a, b) => a.value.localeCompare(b.value)) : items,
  };
}

export type Cohorts = Awaited<ReturnType<typeof cohorts>>;
