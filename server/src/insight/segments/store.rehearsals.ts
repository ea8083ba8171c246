import { sql } from 'kysely';
import type { Tx } from '../../platform/postgres/index.ts';
import type { RehearsedDay } from './rehearse/rehearse-days.ts';

export type RehearsalRow = {
  id: string;
  rule: unknown;
  firstDay: string;
  lastDay: string;
  createdAt: Date;
  caveats: string[];
  points: RehearsedDay[];
};

type NewRehearsal = { id: string; key: string; rule: string; firstDay: string; lastDay: string; createdAt: Date };

export async function insertRehearsal(tx: Tx, workspaceId: number, row: NewRehearsal): Promise<void> {
  await sql`/* insertRehearsal */
    insert into segment_rehearsals (workspace_id, id, key, rule, first_day, last_day, created_at)
    values (${workspaceId}, ${row.id}, ${row.key}, ${row.rule}::jsonb, ${row.firstDay}, ${row.lastDay}, ${row.createdAt})`.execute(
    tx,
  );
}

export async function rehearsalById(tx: Tx, workspaceId: number, id: string): Promise<RehearsalRow | undefined> {
  const { rows } = await sql<RehearsalRow>`/* rehearsalById */
    select id, rule, first_day::text as "firstDay", last_day::text as "lastDay", created_at as "createdAt", caveats, points
    from segment_rehearsals where workspace_id = ${workspaceId} and id = ${id}`.execute(tx);
  return rows[0];
}

/** The latest one of the same question. */
export async function rehearsalByKey(tx: Tx, workspaceId: number, key: string): Promise<{ id: string } | undefined> {
  const { rows } = await sql<{ id: string }>`/* rehearsalByKey */
    select id from segment_rehearsals where workspace_id = ${workspaceId} and key = ${key}
    order by created_at desc limit 1`.execute(tx);
  return rows[0];
}

/** Begins anew: what a dead worker left is computed again. */
export async function clearRehearsal(tx: Tx, workspaceId: number, id: string): Promise<void> {
  await sql`/* clearRehearsal */
    update segment_rehearsals set points = '[]', caveats = '[]' where workspace_id = ${workspaceId} and id = ${id}`.execute(
    tx,
  );
}

export async function addToRehearsal(
  tx: Tx,
  workspaceId: number,
  id: string,
  part: { points: readonly RehearsedDay[]; caveats: readonly string[] },
): Promise<void> {
  await sql`/* addToRehearsal */
    update segment_rehearsals set points = points || ${JSON.stringify(part.points)}::jsonb,
      caveats = ${JSON.stringify(part.caveats)}::jsonb
    where workspace_id = ${workspaceId} and id = ${id}`.execute(tx);
}

/** They are cheap to make again. */
export async function forgetRehearsals(tx: Tx, workspaceId: number, before: Date): Promise<void> {
  await sql`/* forgetRehearsals */
    delete from segment_rehearsals where workspace_id = ${workspaceId} and created_at < ${before}`.execute(tx);
}
