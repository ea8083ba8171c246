import { sql } from 'kysely';
import { scopedRows, type ClickHouse } from '../../platform/clickhouse/index.ts';
import type { Context } from '../../platform/context.ts';
import type { Db, Tx } from '../../platform/postgres/index.ts';
import { wholeReasons, type WholeReason } from './live/causes.ts';
import { ask, evaluationSeconds } from './store/run.ts';

/** Ids as PostgreSQL writes a list, `{1,2}`: they pass through this process unread. */
export type Changes = { size: number; last: number; entered: string; left: string };

export const idList = (ids: string): string => `concat('{', arrayStringConcat(${ids}, ','), '}')`;

export const idsOf = (list: string): number[] => (list === '{}' ? [] : list.slice(1, -1).split(',').map(Number));

/** One evaluation's changes of one segment, by profile: at most `limit` after a place. */
export async function changesAt(
  ctx: Context,
  segmentId: number,
  at: Date,
  after: number,
  limit: number,
): Promise<Changes> {
  const [changes] = await ask<Changes>(
    ctx,
    `/* changesAt */ SELECT count() AS size, max(profile_id) AS last,
      ${idList('groupArrayIf(profile_id, sign > 0)')} AS entered, ${idList('groupArrayIf(profile_id, sign < 0)')} AS left
    FROM (
      SELECT profile_id, sign FROM ${scopedRows('segment_members')} AND segment_id = {segment:UInt32}
        AND at = fromUnixTimestamp64Milli({at:Int64}, 'UTC') AND has({wholeReasons:Array(String)}, reason)
        AND profile_id > {after:UInt64}
      ORDER BY profile_id LIMIT {limit:UInt32})`,
    { params: { segment: segmentId, at: at.getTime(), after, limit, wholeReasons }, seconds: evaluationSeconds },
  );
  return changes ?? { size: 0, last: after, entered: '{}', left: '{}' };
}

type Place = { workspaceId: number; segmentId: number; at: Date; part: number };
export type KeptChanges = Place & { reason: string; entered: number[]; left: number[] };

export async function keepPart(
  tx: Tx,
  part: Place & { reason: WholeReason } & Pick<Changes, 'entered' | 'left'>,
): Promise<void> {
  await sql`/* keepPart */
    insert into segment_changes (workspace_id, segment_id, at, part, reason, entered, left_ids)
    values (${part.workspaceId}, ${part.segmentId}, ${part.at}, ${part.part}, ${part.reason}, ${part.entered}::int8[], ${part.left}::int8[])
    on conflict (workspace_id, segment_id, at, part) do update set entered = excluded.entered, left_ids = excluded.left_ids`.execute(
    tx,
  );
}

/** The next part after a place, in the order of the key. */
export async function partAfter(db: Db, place: Place): Promise<KeptChanges | undefined> {
  const { rows } = await sql<KeptChanges>`/* partAfter */
    select workspace_id as "workspaceId", segment_id as "segmentId", at, part, reason, entered, left_ids as left
    from segment_changes
    where (workspace_id, segment_id, at, part) > (${place.workspaceId}, ${place.segmentId}, ${place.at}, ${place.part})
    order by workspace_id, segment_id, at, part limit 1`.execute(db);
  return rows[0];
}

const columns = ['workspace_id', 'segment_id', 'profile_id', 'at', 'sign', 'reason'];

export async function putBackPart(clickhouse: ClickHouse, part: KeptChanges, token: string): Promise<void> {
  const at = part.at.toISOString().slice(0, -1).replace('T', ' ');
  const line = (profileId: number, sign: number): string =>
    JSON.stringify([part.workspaceId, part.segmentId, profileId, at, sign, part.reason]);
  const lines = [...part.entered.map((id) => line(id, 1)), ...part.left.map((id) => line(id, -1))];
  if (lines.length > 0) await clickhouse.insertLines('segment_members', columns, lines.join('\n'), token);
}
