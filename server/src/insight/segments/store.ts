import { sql, type Selectable } from 'kysely';
import { bulk, type Tx } from '../../platform/postgres/index.ts';
import type { SegmentsTables } from './tables.ts';

export type SegmentRow = Selectable<SegmentsTables['segments']>;

const on = (tx: Tx) => tx.withTables<SegmentsTables>();

export async function insertSegment(
  tx: Tx,
  row: Pick<SegmentRow, 'workspace_id' | 'name' | 'description' | 'rule_version' | 'moves_with_time'> & {
    rule: string;
    actor: string;
    now: Date;
  },
): Promise<SegmentRow> {
  const { actor, now, ...values } = row;
  return on(tx)
    .insertInto('segments')
    .values({
      ...values,
      created_by: actor,
      updated_by: actor,
      created_at: now,
      updated_at: now,
      deleted_at: null,
      member_count: null,
      evaluated_at: null,
      evaluation_ms: null,
      data_stamp: null,
      last_error: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export const segmentById = (tx: Tx, workspaceId: number, id: number): Promise<SegmentRow | undefined> =>
  on(tx)
    .selectFrom('segments')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();

/** Locks the row for a change. */
export const segmentForUpdate = (tx: Tx, workspaceId: number, id: number): Promise<SegmentRow | undefined> =>
  on(tx)
    .selectFrom('segments')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

export const segmentByName = (tx: Tx, workspaceId: number, name: string): Promise<{ id: number } | undefined> =>
  on(tx)
    .selectFrom('segments')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('status', '=', 'active')
    .where(sql<string>`lower(name)`, '=', name.toLowerCase())
    .executeTakeFirst();

export const activeSegments = (tx: Tx, workspaceId: number): Promise<SegmentRow[]> =>
  on(tx)
    .selectFrom('segments')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('status', '=', 'active')
    .orderBy('id')
    .execute();

export type SegmentFilter = { search?: string; before?: number; limit: number; deleted: boolean };

export function listSegmentRows(tx: Tx, workspaceId: number, filter: SegmentFilter): Promise<SegmentRow[]> {
  let query = on(tx)
    .selectFrom('segments')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('status', '=', filter.deleted ? 'deleted' : 'active');
  if (filter.search) query = query.where('name', 'ilike', `%${filter.search.replace(/[\\%_]/g, '\\$&')}%`);
  if (filter.before !== undefined) query = query.where('id', '<', filter.before);
  return query.orderBy('id', 'desc').limit(filter.limit).execute();
}

export type SegmentChange = Partial<
  Pick<
    SegmentRow,
    | 'name'
    | 'description'
    | 'rule_version'
    | 'moves_with_time'
    | 'status'
    | 'deleted_at'
    | 'member_count'
    | 'data_stamp'
  >
> & {
  rule?: string;
};

export async function updateSegmentRow(
  tx: Tx,
  workspaceId: number,
  id: number,
  change: SegmentChange & { updated_by: string; updated_at: Date },
): Promise<SegmentRow> {
  return on(tx)
    .updateTable('segments')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export type GrowthPoint = { at: Date; members: number; entered: number; left: number };

export async function growthPoints(
  tx: Tx,
  workspaceId: number,
  ids: readonly number[],
  from: Date,
): Promise<(GrowthPoint & { segmentId: number })[]> {
  const { rows } = await sql<GrowthPoint & { segmentId: number }>`/* growthPoints */
    select segment_id as "segmentId", at, members, entered, left_count as "left" from segment_counts
    where workspace_id = ${workspaceId} and segment_id = any(${sql.val(ids)}::int[]) and at >= ${from}
    order by segment_id, at`.execute(tx);
  return rows;
}

/** Points of a past in which nobody counted; a point that is there stays. */
export async function addGrowthPoints(
  tx: Tx,
  workspaceId: number,
  points: readonly (GrowthPoint & { segmentId: number })[],
): Promise<void> {
  await sql`/* addGrowthPoints */
    insert into segment_counts (workspace_id, segment_id, at, members, entered, left_count)
    select ${workspaceId}, p.* from ${bulk('p', [
      { name: 'segment_id', type: 'int', values: points.map((p) => p.segmentId) },
      { name: 'at', type: 'timestamptz', values: points.map((p) => p.at) },
      { name: 'members', type: 'int8', values: points.map((p) => p.members) },
      { name: 'entered', type: 'int8', values: points.map((p) => p.entered) },
      { name: 'left_count', type: 'int8', values: points.map((p) => p.left) },
    ])} on conflict do nothing`.execute(tx);
}

/** Members over time, at most `points` values per segment: what a sparkline shows. */
export async function sparklines(
  tx: Tx,
  workspaceId: number,
  ids: readonly number[],
  points: number,
): Promise<Map<number, number[]>> {
  const { rows } = await sql<{ segment_id: number; members: number[] }>`/* sparklines */
    select segment_id, array_agg(members order by at) as members
    from (select segment_id, at, members, row_number() over (partition by segment_id order by at desc) as n
          from segment_counts where workspace_id = ${workspaceId} and segment_id = any(${sql.val(ids)}::int[])) latest
    where n <= ${points} group by segment_id`.execute(tx);
  return new Map(rows.map((row) => [row.segment_id, row.members.map(Number)]));
}

export type Claim = { segmentId: number; id: string; at: Date };

/**
 * Takes the segments nobody else evaluates. A lease that ran out is taken over with the moment of the dead worker, so
 * that what it had written counts as part of this evaluation.
 */
export async function claimEvaluations(
  tx: Tx,
  workspaceId: number,
  ids: readonly number[],
  lease: { id: string; at: Date; now: Date; until: Date },
): Promise<Claim[]> {
  const { rows } = await sql<Claim>`/* claimEvaluations */
    insert into segment_evaluations (workspace_id, segment_id, id, at, lease_until)
    select ${workspaceId}, s.id, ${lease.id}, ${lease.at}, ${lease.until}
    from ${bulk('wanted', [{ name: 'id', type: 'int', values: ids }])} join segments s using (id)
    where s.workspace_id = ${workspaceId} and s.status = 'active'
    order by s.id
    on conflict (workspace_id, segment_id) do update set id = excluded.id, lease_until = excluded.lease_until
      where segment_evaluations.lease_until < ${lease.now}
    returning segment_id as "segmentId", id, at`.execute(tx);
  return rows;
}

export type Finished = { segmentId: number; at: Date; members: number; entered: number; left: number };

/** Ends claims that are still ours: counts, a growth point where something changed, the stamp. */
export async function finishEvaluations(
  tx: Tx,
  workspaceId: number,
  claimId: string,
  finished: readonly Finished[],
  facts: { ms: number; stamp: string },
): Promise<void> {
  const source = bulk('f', [
    { name: 'segment_id', type: 'int', values: finished.map((f) => f.segmentId) },
    { name: 'at', type: 'timestamptz', values: finished.map((f) => f.at) },
    { name: 'members', type: 'int8', values: finished.map((f) => f.members) },
    { name: 'entered', type: 'int8', values: finished.map((f) => f.entered) },
    { name: 'left_count', type: 'int8', values: finished.map((f) => f.left) },
  ]);
  await sql`/* finishEvaluations */
    with mine as (
      delete from segment_evaluations e using ${source}
      where e.workspace_id = ${workspaceId} and e.segment_id = f.segment_id and e.id = ${claimId}
      returning f.segment_id, f.at, f.members, f.entered, f.left_count
    ), counted as (
      insert into segment_counts (workspace_id, segment_id, at, members, entered, left_count)
      select ${workspaceId}, segment_id, at, members, entered, left_count from mine
      where entered > 0 or left_count > 0
         or not exists (select from segment_counts c where c.workspace_id = ${workspaceId} and c.segment_id = mine.segment_id)
      on conflict (workspace_id, segment_id, at) do update
        set members = excluded.members, entered = excluded.entered, left_count = excluded.left_count
    )
    update segments s set member_count = m.members, evaluated_at = m.at, evaluation_ms = ${facts.ms},
      data_stamp = ${facts.stamp}, last_error = null
    from mine m where s.workspace_id = ${workspaceId} and s.id = m.segment_id`.execute(tx);
}

/** Gives claims back after a failure, with what went wrong. */
export async function abandonEvaluations(tx: Tx, workspaceId: number, claimId: string, error: string): Promise<void> {
  await sql`/* abandonEvaluations */
    with mine as (
      update segment_evaluations set lease_until = '-infinity' where workspace_id = ${workspaceId} and id = ${claimId}
      returning segment_id
    )
    update segments s set last_error = ${error} from mine
    where s.workspace_id = ${workspaceId} and s.id = mine.segment_id`.execute(tx);
}

export type Due = { id: number; evaluatedAt: Date | null; movesWithTime: boolean; stamp: string | null };

export async function segmentsToWatch(tx: Tx): Promise<(Due & { workspaceId: number })[]> {
  const { rows } = await sql<Due & { workspaceId: number }>`/* segmentsToWatch */
    select workspace_id as "workspaceId", id, evaluated_at as "evaluatedAt", moves_with_time as "movesWithTime",
      data_stamp as stamp
    from segments where status = 'active' order by workspace_id, id`.execute(tx);
  return rows;
}
