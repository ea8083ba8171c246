import { sql } from 'kysely';
import type { Tx } from '../../platform/postgres/index.ts';
import type { BatchRow } from './tables.ts';

export async function insertBatch(tx: Tx, workspaceId: number, batch: Omit<BatchRow, 'undone_at'>): Promise<void> {
  await sql`/* insertBatch */
    insert into consent_batches (id, workspace_id, channel, status, note, source, profile_ids, created_at)
    values (${batch.id}, ${workspaceId}, ${batch.channel}, ${batch.status}, ${batch.note}, ${batch.source},
      ${sql.val(batch.profile_ids)}::int8[], ${batch.created_at})`.execute(tx);
}

export async function batchById(tx: Tx, workspaceId: number, id: string): Promise<BatchRow | null> {
  const { rows } = await sql<BatchRow>`/* batchById */
    select id, channel, status, note, source, profile_ids, created_at, undone_at from consent_batches
    where workspace_id = ${workspaceId} and id = ${id}`.execute(tx);
  return rows[0] ?? null;
}

/** False when somebody has undone it before. */
export async function markUndone(tx: Tx, workspaceId: number, id: string, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`/* markUndone */
    update consent_batches set undone_at = ${now}
    where workspace_id = ${workspaceId} and id = ${id} and undone_at is null`.execute(tx);
  return numAffectedRows === 1n;
}

/** How many entries of the ledger the batch has written that still count. */
export async function countBatch(tx: Tx, workspaceId: number, id: string): Promise<number> {
  const { rows } = await sql<{ entries: number }>`/* countBatch */
    select count(*)::int as entries from consent_ledger
    where workspace_id = ${workspaceId} and batch_id = ${id} and not void`.execute(tx);
  return rows[0]?.entries ?? 0;
}

/** People with an entry of the batch that still counts, the next `limit` of them. */
export async function peopleOfBatch(tx: Tx, workspaceId: number, id: string, limit: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`/* peopleOfBatch */
    select distinct profile_id as id from consent_ledger
    where workspace_id = ${workspaceId} and batch_id = ${id} and not void order by profile_id limit ${limit}`.execute(
    tx,
  );
  return rows.map((row) => row.id);
}

export async function voidBatch(tx: Tx, workspaceId: number, id: string, people: readonly number[]): Promise<void> {
  await sql`/* voidBatch */
    update consent_ledger set void = true
    where workspace_id = ${workspaceId} and batch_id = ${id} and profile_id = any(${sql.val(people)}::int8[])`.execute(
    tx,
  );
}
