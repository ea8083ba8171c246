import { sql } from 'kysely';
import type { Tx } from '../../platform/postgres/index.ts';

export type MetricRow = {
  name: string;
  count: number;
  firstSeenAt: Date;
  lastSeenAt: Date;
  properties: Record<string, string>;
};

export async function metricList(tx: Tx, workspaceId: number): Promise<MetricRow[]> {
  const { rows } = await sql<MetricRow>`/* metricList */
    select name, event_count as count, first_seen_at as "firstSeenAt", last_seen_at as "lastSeenAt", properties
    from metrics where workspace_id = ${workspaceId} order by event_count desc, name limit 1000`.execute(tx);
  return rows;
}
