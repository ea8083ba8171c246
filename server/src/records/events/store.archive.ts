import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/postgres/index.ts';

export type ArchiveRange = { day: string; first: number; last: number; events: number };
export type ArchiveFile = { name: string; first: number; last: number; events: number };

/** The oldest run of shipped batches of one day (UTC, by processing time), up to about `maxRows` events. */
export async function archivableRange(tx: Tx, before: Date, maxRows: number): Promise<ArchiveRange | null> {
  const { rows } = await sql<ArchiveRange>`/* archivableRange */
    with oldest as (select min(id) as id from event_batches),
    day as (select (created_at at time zone 'UTC')::date as d from event_batches where id = (select id from oldest)),
    candidates as (
      select b.id, b.event_count, sum(b.event_count) over (order by b.id) - b.event_count as before,
        bool_and(b.shipped_at is not null and b.created_at < ${before} and (b.created_at at time zone 'UTC')::date = day.d) over (order by b.id) as ok
      from (select id, event_count, shipped_at, created_at from event_batches order by id limit 20000) b, day
    )
    select to_char(day.d, 'YYYY-MM-DD') as day, min(c.id) as first, max(c.id) as last, sum(c.event_count)::int8 as events
    from candidates c, day
    where c.ok and c.before < ${maxRows} and not exists (select from event_store where rebuilding) group by day.d`.execute(
    tx,
  );
  return rows[0] ?? null;
}

export async function batchBodies(
  db: Db,
  after: number,
  last: number,
  limit: number,
): Promise<{ id: number; body: string }[]> {
  const { rows } = await sql<{ id: number; body: string }>`/* batchBodies */
    select id, body from event_batches where id > ${after} and id <= ${last} order by id limit ${limit}`.execute(db);
  return rows;
}

export async function recordArchive(tx: Tx, file: ArchiveFile & { bytes: number }, now: Date): Promise<void> {
  await sql`/* recordArchive */
    insert into event_archives (name, first_batch, last_batch, event_count, bytes, created_at)
    values (${file.name}, ${file.first}, ${file.last}, ${file.events}, ${file.bytes}, ${now}) on conflict (name) do nothing`.execute(
    tx,
  );
}

/** @returns how many went; a batch that has to be shipped again stays. */
export async function dropArchived(tx: Tx, first: number, last: number): Promise<number> {
  const { rows } = await sql<{ events: number | null }>`/* dropArchived */
    with gone as (delete from event_batches where id between ${first} and ${last} and shipped_at is not null returning event_count)
    select sum(event_count)::int8 as events from gone`.execute(tx);
  return rows[0]?.events ?? 0;
}

export async function archiveFiles(db: Db): Promise<ArchiveFile[]> {
  const { rows } = await sql<ArchiveFile>`/* archiveFiles */
    select name, first_batch as first, last_batch as last, event_count as events from event_archives order by first_batch`.execute(
    db,
  );
  return rows;
}
