import type { Context } from '../../../platform/context.ts';
import { churnFeatures } from '../rules/churn-features.ts';
import type { Moment } from './cells.ts';
import { historyRows } from './history.ts';
import { signRows } from './engagement.ts';

/** Somebody as of a moment: the features that need no model (the rest are null), the history, and whether they came back. */
export type ChurnRow = { x: number; tx: number; T: number; features: (number | null)[]; after: number };

export const churnRowsAt = (
  { platform, workspaceId }: Context,
  moment: Moment,
  every: number,
  usualGap: number,
): Promise<ChurnRow[]> => {
  const features = churnFeatures.map(({ name, sql }) =>
    name === 'pattern' ? 'NULL' : `toNullable(toFloat64(${sql}))`,
  );
  return platform.clickhouse.query<ChurnRow>(
    workspaceId,
    `/* churnRowsAt */ SELECT x, tx, age AS T, after, [${features.join(', ')}] AS features
    FROM ${historyRows('everybody', true)} AS h LEFT JOIN ${signRows('everybody')} AS s ON h.profile_id = s.profile_id
    ORDER BY h.profile_id`,
    { params: { ...moment, every, usualGap }, timeoutSeconds: 300 },
  );
};

/** Median days between purchase days of those who bought again. */
export async function usualGapAt({ platform, workspaceId }: Context, moment: Moment): Promise<number> {
  const [row] = await platform.clickhouse.query<{ gap: number }>(
    workspaceId,
    `/* usualGapAt */ SELECT ifNotFinite(quantileExact(0.5)(h.tx / x), 0) AS gap FROM ${historyRows('everybody')} AS h WHERE x > 0`,
    { params: moment, timeoutSeconds: 300 },
  );
  return Math.max(1, row?.gap ?? 0);
}
