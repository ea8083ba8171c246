import { sql } from 'kysely';
import { scopedRows, type ClickHouse } from '../../platform/clickhouse/index.ts';
import type { Context } from '../../platform/context.ts';
import type { Db, Tx } from '../../platform/postgres/index.ts';
import { wholeReasons, type WholeReason } from './live/causes.ts';
import { ask, evaluationSeconds } from './store/run.ts';

/** Ids as a bitmap of the engine (`groupBitmap`), base64: they pass through this process unread. */
export const bitmapOf = (condition: string): string =>
  `base64Encode(CAST(groupBitmapStateIf(profile_id, ${condition}), 'String'))`;

/** Ids of a bitmap from a place on. It stands in the text: a parameter of its size would not fit an address. */
const idsFrom = (bitmap: Uint8Array): string =>
  `bitmapToArray(bitmapSubsetLimit(CAST(base64Decode('${Buffer.from(bitmap).toString('base64')}'), 'AggregateFunction(groupBitmap, UInt64)'), {from:UInt64}, {limit:UInt64}))`;

export type Changes = { size: number; last: number; entered: number[]; left: number[] };

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
      groupArrayIf(profile_id, sign > 0) AS entered, groupArrayIf(profile_id, sign < 0) AS left
    FROM (
      SELECT profile_id, sign FROM ${scopedRows('segment_members')} AND segment_id = {segment:UInt32}
        AND at = fromUnixTimestamp64Milli({at:Int64}, 'UTC') AND has({wholeReasons:Array(String)}, reason)
        AND profile_id > {after:UInt64}
      ORDER BY profile_id LIMIT {limit:UInt32})`,
    { params: { segment: segmentId, at: at.getTime(), after, limit, wholeReasons }, seconds: evaluationSeconds },
  );
  return changes ?? { size: 0, last: after, entered: [], left: [] };
}

type Place = { workspaceId: number; segmentId: number; at: Date; part: number };
/** Lists of ids were kept before bitmaps were; a row has one or the other. */
export type KeptChanges = Place & {
  reason: string;
  entered: number[] | null;
  left: number[] | null;
  enteredPeople: Uint8Array | null;
  leftPeople: Uint8Array | null;
};

/** @param change with bitmaps in base64 */
export async function keepChange(
  tx: Tx,
  change: Omit<Place, 'part'> & { reason: WholeReason; entered: string; left: string },
): Promise<void> {
  await sql`/* keepChange */
    insert into segment_changes (workspace_id, segment_id, at, part, reason, entered_people, left_people)
    values (${change.workspaceId}, ${change.segmentId}, ${change.at}, 0, ${change.reason},
      ${Buffer.from(change.entered, 'base64')}, ${Buffer.from(change.left, 'base64')})
    on conflict (workspace_id, segment_id, at, part) do update
      set entered_people = excluded.entered_people, left_people = excluded.left_people`.execute(tx);
}

/** The next part after a place, in the order of the key. */
export async function partAfter(db: Db, place: Place): Promise<KeptChanges | undefined> {
  const { rows } = await sql<KeptChanges>`/* partAfter */
    select workspace_id as "workspaceId", segment_id as "segmentId", at, part, reason, entered, left_ids as left,
      entered_people as "enteredPeople", left_people as "leftPeople"
    from segment_changes
    where (workspace_id, segment_id, at, part) > (${place.workspaceId}, ${place.segmentId}, ${place.at}, ${place.part})
    order by workspace_id, segment_id, at, part limit 1`.execute(db);
  return rows[0];
}

const columns = ['workspace_id', 'segment_id', 'profile_id', 'at', 'sign', 'reason'];
const idsAtOnce = 200_000;

export async function putBackPart(clickhouse: ClickHouse, part: KeptChanges, token: string): Promise<void> {
  const at = part.at.toISOString().slice(0, -1).replace('T', ' ');
  const put = async (ids: readonly number[], sign: number): Promise<void> => {
    if (ids.length === 0) return;
    const lines = ids.map((id) => JSON.stringify([part.workspaceId, part.segmentId, id, at, sign, part.reason]));
    await clickhouse.insertLines('segment_members', columns, lines.join('\n'), `${token}-${sign}-${ids[0]}`);
  };
  await put(part.entered ?? [], 1);
  await put(part.left ?? [], -1);
  for await (const ids of idsIn(clickhouse, part.enteredPeople)) await put(ids, 1);
  for await (const ids of idsIn(clickhouse, part.leftPeople)) await put(ids, -1);
}

async function* idsIn(clickhouse: ClickHouse, bitmap: Uint8Array | null): AsyncGenerator<number[]> {
  if (bitmap === null) return;
  for (let from = 0; ;) {
    const [row] = await clickhouse.systemQuery<{ ids: number[] }>(`/* idsIn */ SELECT ${idsFrom(bitmap)} AS ids`, {
      params: { from, limit: idsAtOnce },
      settings: { max_query_size: String(64_000_000) },
    });
    const ids = row?.ids ?? [];
    yield ids;
    if (ids.length < idsAtOnce) return;
    from = (ids.at(-1) ?? 0) + 1;
  }
}
