import { sql } from 'kysely';
import { bulk, type Db, type Tx } from '../../platform/postgres/index.ts';
import type { Cause } from './live/causes.ts';

/** Events and copies first; then the people's figures; then the segments that read those. */
export type Stage = 'facts' | 'renew' | 'figures';
/** `metrics`: only these happened; none: nothing but the copies of profiles changed; null: anything may have. */
export type Touch = { cause: Cause; metrics: readonly string[] | null; people: readonly number[] };
export const copiesOnly: readonly string[] = [];

/** Queues people whose segments have to be looked at, in the transaction that changed something about them. */
export async function touchPeople(
  tx: Tx,
  workspaceId: number,
  at: Date,
  touches: readonly Touch[],
  stage: Stage = 'facts',
): Promise<void> {
  for (const { cause, metrics, people } of touches) {
    if (people.length === 0) continue;
    await sql`/* touchPeople */
      insert into segment_touched (workspace_id, at, cause, metrics, people, stage)
      values (${workspaceId}, ${at}, ${cause}, ${metrics === null ? null : sql.val([...metrics])}::text[], ${sql.val([...people])}::int8[], ${stage})`.execute(
      tx,
    );
  }
}

export type TouchedRow = {
  id: number;
  at: Date;
  cause: Cause;
  metrics: string[] | null;
  people: number[];
  stage: Stage;
};

/** Which transactions have ended by now, as text. */
export async function currentSnapshot(db: Db): Promise<string> {
  const { rows } = await sql<{ snapshot: string }>`/* currentSnapshot */
    select pg_current_snapshot()::text as snapshot`.execute(db);
  return rows[0]?.snapshot ?? '';
}

/** A transaction that a snapshot (as text) saw. One from beyond is of another server, whose data was restored here. */
const seenIn = (snapshot: string) =>
  sql`(pg_visible_in_snapshot(written_by, ${snapshot}::pg_snapshot) or written_by >= pg_snapshot_xmax(pg_current_snapshot()))`;

/**
 * The oldest rows that a snapshot saw, with up to about `people` people. In their order: what happened is queued before
 * the copy that follows from it, so that the history names the former. Windows and figures that were computed need to
 * wait for nothing.
 */
export async function readyTouches(
  db: Db,
  workspaceId: number,
  snapshot: string | undefined,
  people: number,
): Promise<TouchedRow[]> {
  const isSeen = snapshot === undefined ? sql`false` : seenIn(snapshot);
  const { rows } = await sql<TouchedRow>`/* readyTouches */
    select id, at, cause, metrics, people, stage from (
      select t.*, sum(cardinality(people)) over (order by id) - cardinality(people) as before
      from (select * from segment_touched where workspace_id = ${workspaceId} and stage <> 'renew'
              and (cause = 'window' or stage = 'figures' or ${isSeen})
            order by id limit 2000) t
    ) ready where before < ${people} order by id`.execute(db);
  return rows;
}

/** The oldest rows whose people's figures are to be computed, with up to about `people` people. */
export async function touchesToRenew(db: Db, workspaceId: number, people: number): Promise<TouchedRow[]> {
  const { rows } = await sql<TouchedRow>`/* touchesToRenew */
    select id, at, cause, metrics, people, stage from (
      select t.*, sum(cardinality(people)) over (order by id) - cardinality(people) as before
      from (select * from segment_touched where workspace_id = ${workspaceId} and stage = 'renew' order by id limit 500) t
    ) waiting where before < ${people} order by id`.execute(db);
  return rows;
}

/** Their figures are there: segments that read them are asked next. */
export async function endRenewal(tx: Tx, workspaceId: number, ids: readonly number[]): Promise<void> {
  await sql`/* endRenewal */ update segment_touched set stage = 'figures'
    where workspace_id = ${workspaceId} and id = any(${sql.val([...ids])}::int8[])`.execute(tx);
}

export async function workspacesToRenew(db: Db): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`/* workspacesToRenew */
    select distinct workspace_id as id from segment_touched where stage = 'renew' order by id`.execute(db);
  return rows.map((row) => row.id);
}

export async function clearTouches(tx: Tx, workspaceId: number, ids: readonly number[]): Promise<void> {
  await sql`/* clearTouches */ delete from segment_touched where workspace_id = ${workspaceId} and id = any(${sql.val([...ids])}::int8[])`.execute(
    tx,
  );
}

export async function clearAllTouches(tx: Tx, workspaceId: number): Promise<number> {
  const { numAffectedRows } =
    await sql`/* clearAllTouches */ delete from segment_touched where workspace_id = ${workspaceId}`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

export const longQueue = 20_000;

/**
 * A long queue of small rows names many people many times: each cause's become rows of distinct people. They come after
 * what is queued now, so that nobody is asked before the reason is in the event store. Rows that were made so stay.
 * @param below rows of fewer people @param size people of a row that is made
 */
export async function gatherTouches(
  tx: Tx,
  workspaceId: number,
  { below, size }: { below: number; size: number },
): Promise<void> {
  await sql`/* gatherTouches */
    with taken as (
      delete from segment_touched where workspace_id = ${workspaceId} and stage = 'facts' and cardinality(people) < ${below}
      returning at, cause, people, case when cardinality(metrics) = 0 then metrics end as metrics
    ), distinct_people as (
      select cause, metrics, min(at) as at, person from taken, unnest(people) as person group by cause, metrics, person
    ), placed as (
      select cause, metrics, at, person,
        (row_number() over (partition by cause, metrics order by at, person) - 1) / ${size} as chunk
      from distinct_people
    )
    insert into segment_touched (workspace_id, at, cause, metrics, people)
    select ${workspaceId}, min(at), cause, metrics, array_agg(person) from placed
    group by cause, metrics, chunk order by min(at)`.execute(tx);
}

/** `scattered`: people in rows of few. People count as often as they are named. */
export type Queue = { rows: number; people: number; scattered: number; oldest: Date | null };

/** @param below rows of fewer people are scattered */
export async function queueOf(db: Db, workspaceId: number, below = 0): Promise<Queue> {
  const { rows } = await sql<Queue>`/* queueOf */
    select count(*)::int as rows, coalesce(sum(cardinality(people)), 0)::int8 as people,
      coalesce(sum(cardinality(people)) filter (where stage = 'facts' and cardinality(people) < ${below}), 0)::int8 as scattered,
      min(at) as oldest
    from segment_touched where workspace_id = ${workspaceId} and stage <> 'renew'`.execute(db);
  return rows[0] ?? { rows: 0, people: 0, scattered: 0, oldest: null };
}

/** Workspaces with people waiting, with a pass the event store does not have yet, or whose windows were not looked at since. */
export async function workspacesToLook(db: Db, sweptBefore: Date): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`/* workspacesToLook */
    select workspace_id as id from segment_touched where stage <> 'renew'
    union select workspace_id from segment_passes where not written
    union select workspace_id from segment_live where swept_until <= ${sweptBefore}
    order by id`.execute(db);
  return rows.map((row) => row.id);
}

export type LiveRow = { sweptUntil: Date; checkedAt: Date; degraded: boolean };

export async function liveState(db: Db, workspaceId: number): Promise<LiveRow | undefined> {
  const { rows } = await sql<LiveRow>`/* liveState */
    select swept_until as "sweptUntil", checked_at as "checkedAt", degraded from segment_live
    where workspace_id = ${workspaceId}`.execute(db);
  return rows[0];
}

/** Begins to watch a workspace from its oldest evaluation on. */
export async function beginLive(tx: Tx, workspaceId: number, from: Date): Promise<void> {
  await sql`/* beginLive */ insert into segment_live (workspace_id, swept_until, checked_at)
    values (${workspaceId}, ${from}, ${from}) on conflict do nothing`.execute(tx);
}

export async function endLive(tx: Tx, workspaceId: number): Promise<void> {
  await sql`/* endLive */ delete from segment_live where workspace_id = ${workspaceId}`.execute(tx);
}

export async function noteSwept(tx: Tx, workspaceId: number, until: Date): Promise<void> {
  await sql`/* noteSwept */ update segment_live set swept_until = ${until} where workspace_id = ${workspaceId}`.execute(
    tx,
  );
}

export async function noteChecked(tx: Tx, workspaceId: number, at: Date, degraded: boolean): Promise<void> {
  await sql`/* noteChecked */ update segment_live set checked_at = ${at}, degraded = ${degraded}
    where workspace_id = ${workspaceId}`.execute(tx);
}

/** One evaluation of a workspace at a time: what two of them write at once would count twice. */
export async function holdSegments(tx: Tx, lockClass: number, workspaceId: number, wait: boolean): Promise<boolean> {
  if (wait) {
    await sql`/* holdSegments */ select pg_advisory_xact_lock(${lockClass}::int, ${workspaceId}::int)`.execute(tx);
    return true;
  }
  const { rows } = await sql<{ held: boolean }>`/* holdSegments */
    select pg_try_advisory_xact_lock(${lockClass}::int, ${workspaceId}::int) as held`.execute(tx);
  return rows[0]?.held === true;
}

export type PassChange = { segmentId: number; profileId: number; sign: 1 | -1; reason: string };
export type Pass = { id: number; at: Date; changes: readonly PassChange[] };
export type KeptPass = Pass & { workspaceId: number; written: boolean };

/** Keeps what a pass changed: from here on it will be in the event store, whatever happens. */
export async function addPass(tx: Tx, workspaceId: number, at: Date, changes: readonly PassChange[]): Promise<number> {
  const { rows } = await sql<{ id: number }>`/* addPass */
    insert into segment_passes (workspace_id, at, segments, people, signs, reasons)
    values (${workspaceId}, ${at}, ${sql.val(changes.map((c) => c.segmentId))}::int[], ${sql.val(changes.map((c) => c.profileId))}::int8[],
      ${sql.val(changes.map((c) => c.sign))}::int2[], ${sql.val(changes.map((c) => c.reason))}::text[])
    returning id`.execute(tx);
  return rows[0]?.id ?? 0;
}

type PassRow = {
  id: number;
  workspaceId: number;
  at: Date;
  segments: number[];
  people: number[];
  signs: number[];
  reasons: string[];
  written: boolean;
};
const asPass = ({ id, at, segments, people, signs, reasons }: PassRow): Pass => ({
  id,
  at,
  changes: segments.map((segmentId, i) => ({
    segmentId,
    profileId: people[i] ?? 0,
    sign: signs[i] === 1 ? 1 : -1,
    reason: reasons[i] ?? '',
  })),
});

export async function passesWaiting(db: Db, workspaceId: number): Promise<Pass[]> {
  const { rows } = await sql<PassRow>`/* passesWaiting */
    select id, workspace_id as "workspaceId", at, segments, people, signs, reasons, written from segment_passes
    where workspace_id = ${workspaceId} and not written order by id`.execute(db);
  return rows.map(asPass);
}

export async function passesAfter(db: Db, id: number, limit: number): Promise<KeptPass[]> {
  const { rows } = await sql<PassRow>`/* passesAfter */
    select id, workspace_id as "workspaceId", at, segments, people, signs, reasons, written from segment_passes
    where id > ${id} order by id limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...asPass(row), workspaceId: row.workspaceId, written: row.written }));
}

export async function markWritten(db: Db, id: number): Promise<void> {
  await sql`/* markWritten */ update segment_passes set written = true where id = ${id}`.execute(db);
}

export type Step = { segmentId: number; entered: number; left: number };

/** Counts and growth go along: one point a stretch of time, moved on with each change. */
export async function countSteps(
  tx: Tx,
  workspaceId: number,
  at: Date,
  since: Date,
  steps: readonly Step[],
): Promise<void> {
  if (steps.length === 0) return;
  const source = bulk('d', [
    { name: 'segment_id', type: 'int', values: steps.map((s) => s.segmentId) },
    { name: 'entered', type: 'int8', values: steps.map((s) => s.entered) },
    { name: 'left_count', type: 'int8', values: steps.map((s) => s.left) },
  ]);
  await sql`/* countSteps */
    with counted as (
      update segments s set member_count = s.member_count + d.entered - d.left_count
      from ${source} where s.workspace_id = ${workspaceId} and s.id = d.segment_id
      returning s.id as segment_id, s.member_count as members, d.entered, d.left_count
    ), moved as (
      update segment_counts c set at = ${at}, members = n.members, entered = c.entered + n.entered, left_count = c.left_count + n.left_count
      from counted n where c.workspace_id = ${workspaceId} and c.segment_id = n.segment_id and c.moving and c.at >= ${since}
        and c.at = (select max(l.at) from segment_counts l where l.workspace_id = ${workspaceId} and l.segment_id = n.segment_id)
      returning c.segment_id
    )
    insert into segment_counts (workspace_id, segment_id, at, members, entered, left_count, moving)
    select ${workspaceId}, segment_id, ${at}, members, entered, left_count, true from counted
    where segment_id not in (select segment_id from moved)
    on conflict (workspace_id, segment_id, at) do update
      set members = excluded.members, entered = segment_counts.entered + excluded.entered, left_count = segment_counts.left_count + excluded.left_count`.execute(
    tx,
  );
}
