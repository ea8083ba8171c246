import { jsonLine, scopedRows } from '../../../platform/clickhouse/index.ts';
import type { Context } from '../../../platform/context.ts';
import type { Expected } from '../learn/value-cells.ts';
import type { Cell, History } from '../maths/family.ts';
import type { SpendCell } from '../maths/gamma-gamma.ts';
import { historyRows, type Who } from './history.ts';

/** The moments and units every read here binds. Days as YYYY-MM-DD. */
export type Moment = { split: string; until: string; zone: string; unit: number };

const seconds = 300;
/** Steps of days that histories are put together in, the first that leaves few enough different ones. */
const widths = [1, 2, 4, 7, 14, 28, 56, 112] as const;

/** The narrowest step of days with at most `most` different histories. */
export async function stepFor({ platform, workspaceId }: Context, moment: Moment, most: number): Promise<number> {
  const counts = widths.map((w) => `uniq(x, intDiv(tx, ${w}), intDiv(age, ${w}))`);
  const [row] = await platform.clickhouse.query<{ counts: number[] }>(
    workspaceId,
    `/* stepFor */ SELECT [${counts.join(', ')}] AS counts FROM ${historyRows('everybody')}`,
    { params: moment, timeoutSeconds: seconds },
  );
  return widths.find((_, i) => (row?.counts[i] ?? 0) <= most) ?? 112;
}

/** The sufficient statistics of the purchase models: how many customers have each history, means within a step. */
export const cellsAt = ({ platform, workspaceId }: Context, moment: Moment, step: number): Promise<Cell[]> =>
  platform.clickhouse.query<Cell>(
    workspaceId,
    `/* cellsAt */ SELECT x, avg(h.tx) AS tx, avg(age) AS T, count() AS n FROM ${historyRows('everybody')} AS h
    GROUP BY x, intDiv(h.tx, {step:UInt32}), intDiv(age, {step:UInt32})`,
    { params: { ...moment, step }, timeoutSeconds: seconds },
  );

/** Those of the Gamma-Gamma model, worth within 1 % of each other put together; the first purchase day counts. */
export const spendCellsAt = ({ platform, workspaceId }: Context, moment: Moment): Promise<SpendCell[]> =>
  platform.clickhouse.query<SpendCell>(
    workspaceId,
    `/* spendCellsAt */ SELECT x + 1 AS x, avg(spend) AS mean, avg(log(spend)) AS logMean, count() AS n
    FROM (SELECT least(h.x, 199) AS x, spend FROM ${historyRows('everybody')} AS h WHERE spend > 0)
    GROUP BY x, floor(log(spend) / 0.01)`,
    { params: moment, timeoutSeconds: seconds },
  );

/** Different histories, as the middle of their step. */
export const historiesAt = (
  { platform, workspaceId }: Context,
  moment: Moment,
  { step, who, people }: { step: number; who: Who; people?: readonly number[] },
): Promise<(History & { step: [number, number] })[]> =>
  platform.clickhouse.query(
    workspaceId,
    `/* historiesAt */ SELECT x, avg(h.tx) AS tx, avg(age) AS T, [intDiv(h.tx, {step:UInt32}), intDiv(age, {step:UInt32})] AS step
    FROM ${historyRows(who)} AS h GROUP BY x, step`,
    { params: { ...moment, step, people }, timeoutSeconds: seconds },
  );

const columns = [
  ...['workspace_id', 'run', 'x', 'tx', 'age', 'alive', 'orders30', 'orders90', 'orders365', 'quiet'],
  ...['next_days', 'next_from', 'next_until'],
];

export async function insertCells(
  { platform, workspaceId }: Context,
  run: number,
  part: number,
  cells: readonly { x: number; step: readonly [number, number]; expected: Expected }[],
): Promise<void> {
  if (cells.length === 0) return;
  const lines = cells.map(({ x, step, expected: e }) =>
    jsonLine([
      ...[workspaceId, run, x, step[0], step[1], e.alive, e.orders30, e.orders90, e.orders365, e.quiet],
      ...(e.next ?? [null, null, null]),
    ]),
  );
  await platform.clickhouse.insertLines(
    'prediction_cells',
    columns,
    lines.join('\n'),
    `cells-${workspaceId}-${run}-${part}`,
  );
}

/** What a run expects of each history, to be joined by its steps. */
export const cellRows = `(SELECT x AS cell_x, tx AS cell_tx, age AS cell_age, alive, orders30, orders90, orders365, quiet,
    next_days, next_from, next_until FROM ${scopedRows('prediction_cells')} AND run = {run:UInt64})`;
