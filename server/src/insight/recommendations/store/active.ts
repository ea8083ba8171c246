import type { Context } from '../../../platform/context.ts';
import { clickhouseTime } from './engine.ts';
import { purchases, views } from './signs.ts';

/** About how many people have a sign. */
export async function countActive({ platform, workspaceId }: Context, until: Date): Promise<number> {
  const [row] = await platform.clickhouse.query<{ people: number }>(
    workspaceId,
    `/* countActive */ SELECT uniq(profile_id) AS people FROM (
      SELECT profile_id FROM ${purchases()} UNION ALL SELECT profile_id FROM ${views()})`,
    { params: { until: clickhouseTime(until) }, timeoutSeconds: 600 },
  );
  return row?.people ?? 0;
}
