import { scoped, scopedRows } from '../../../platform/clickhouse/index.ts';
import type { Context } from '../../../platform/context.ts';
import { clickhouseTime } from './engine.ts';
import { productKey } from './signs.ts';

/** Up to which changes of the event store have been looked at. */
export type Marks = { lines: number; aliases: number; events: Date };

/** The highest versions of purchases and merges at this moment. */
export async function highestVersions({
  platform,
  workspaceId,
}: Context): Promise<{ lines: number; aliases: number; hasNeighbours: number }> {
  const [row] = await platform.clickhouse.query<{ lines: number; aliases: number; hasNeighbours: number }>(
    workspaceId,
    `/* highestVersions */ SELECT
      (SELECT max(version) FROM ${scopedRows('order_lines').replace(' FINAL', '')}) AS lines,
      (SELECT max(version) FROM ${scopedRows('profile_aliases').replace(' FINAL', '')}) AS aliases,
      (SELECT count() > 0 FROM ${scopedRows('recommendation_products').replace(' FINAL', '')}) AS hasNeighbours`,
  );
  return row ?? { lines: 0, aliases: 0, hasNeighbours: 0 };
}

const changedLines = `${scopedRows('order_lines')} AND version > {lines:UInt64}`;
const changedEvents = `${scopedRows('events')} AND metric IN ('Viewed Product', 'Added to Cart') AND received_at > {events:DateTime64(3, 'UTC')}`;
const params = ({ lines, aliases, events }: Marks, limit: number) => ({
  lines,
  aliases,
  events: clickhouseTime(events),
  limit,
});

/** People (survivors, and who was absorbed or released) whose signs changed. */
export async function touchedPeople(
  { platform, workspaceId }: Context,
  since: Marks,
  limit: number,
): Promise<number[]> {
  const rows = await platform.clickhouse.query<{ id: number }>(
    workspaceId,
    `/* touchedPeople */ SELECT DISTINCT id FROM (
      SELECT profile_id AS id FROM ${changedLines} AND profile_id > 0
      UNION ALL
      SELECT if(a.to_id = 0, e.profile_id, a.to_id) AS id
      FROM (SELECT DISTINCT profile_id FROM ${changedEvents}) AS e LEFT JOIN ${scoped('profile_aliases')} AS a ON e.profile_id = a.from_id
      UNION ALL
      SELECT arrayJoin([from_id, to_id]) AS id FROM ${scopedRows('profile_aliases')} AND version > {aliases:UInt64}
    ) WHERE id > 0 ORDER BY id LIMIT {limit:UInt32}`,
    { params: params(since, limit), timeoutSeconds: 300 },
  );
  return rows.map((row) => row.id);
}

/** Products that were bought, looked at, given back or cancelled. */
export async function touchedProducts(
  { platform, workspaceId }: Context,
  since: Marks,
  limit: number,
): Promise<number[]> {
  const rows = await platform.clickhouse.query<{ id: number }>(
    workspaceId,
    `/* touchedProducts */ SELECT DISTINCT id FROM (
      SELECT product_id AS id FROM ${changedLines}
      UNION ALL
      SELECT p.product_id AS id FROM (SELECT DISTINCT ${productKey} AS key FROM ${changedEvents}) AS e
      INNER JOIN (SELECT arrayJoin(keys) AS key, max(product_id) AS product_id FROM ${scoped('recommendation_products')} GROUP BY key) AS p ON e.key = p.key
    ) WHERE id > 0 ORDER BY id LIMIT {limit:UInt32}`,
    { params: params(since, limit), timeoutSeconds: 300 },
  );
  return rows.map((row) => row.id);
}

/** These people and everybody they absorbed. */
export async function authorsOf({ platform, workspaceId }: Context, people: readonly number[]): Promise<number[]> {
  const rows = await platform.clickhouse.query<{ id: number }>(
    workspaceId,
    `/* authorsOf */ SELECT from_id AS id FROM ${scopedRows('profile_aliases')} AND to_id IN {people:Array(UInt64)}`,
    { params: { people }, timeoutSeconds: 300 },
  );
  return [...new Set([...people, ...rows.map((row) => row.id)])];
}
