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

export type Due = { id: number; evaluatedAt: Date | null; stamp: string | null; isClaimed: boolean };

export async function segmentsToWatch(tx: Tx): Promise<(Due & { workspaceId: number })[]> {
  const { rows } = await sql<Due & { workspaceId: number }>`/* segmentsToWatch */
    select workspace_id as "workspaceId", id, evaluated_at as "evaluatedAt", data_stamp as stamp,
      exists (select from segment_evaluations e where e.workspace_id = s.workspace_id and e.segment_id = s.id) as "isClaimed"
    from segments s where status = 'active' order by workspace_id, id`.execute(tx);
  return rows;
}

/** Segments that are being evaluated over everybody, or were when a worker died. */
export async function claimedSegments(tx: Tx, workspaceId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`/* claimedSegments */
    select segment_id as id from segment_evaluations where workspace_id = ${workspaceId}`.execute(tx);
  return rows.map((row) => row.id);
}

/** What is known of these segments is not enough: they are evaluated over everybody soon. */
export async function askForEvaluation(tx: Tx, workspaceId: number, ids: readonly number[]): Promise<void> {
  await sql`/* askForEvaluation */ update segments set data_stamp = null
    where workspace_id = ${workspaceId} and id = any(${sql.val([...ids])}::int[])`.execute(tx);
}

/** Growth points of small changes that lie close together become one: an hour's after two days, a day's after two months. */
export async function thinGrowth(tx: Tx, now: Date): Promise<void> {
  const day = 86_400_000;
  for (const { size, from, to } of [
    { size: 'hour', from: 60 * day, to: 2 * day },
    { size: 'day', from: 64 * day, to: 60 * day },
  ]) {
    await sql`/* thinGrowth */
      with placed as (
        select workspace_id, segment_id, at, max(at) over w as last, sum(entered) over w as entered, sum(left_count) over w as left_count
        from segment_counts
        where moving and at >= ${new Date(now.getTime() - from)} and at < ${new Date(now.getTime() - to)}
        window w as (partition by workspace_id, segment_id, date_trunc(${size}, at))
      ), gone as (
        delete from segment_counts c using placed p
        where c.workspace_id = p.workspace_id and c.segment_id = p.segment_id and c.at = p.at and p.at < p.last
      )
      update segment_counts c set entered = p.entered, left_count = p.left_count from placed p
      where c.workspace_id = p.workspace_id and c.segment_id = p.segment_id and c.at = p.at and p.at = p.last`.execute(
      tx,
    );
  }
}
