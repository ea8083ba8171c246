import { sql } from 'kysely';
import { bulk, type Tx } from '../../platform/postgres/index.ts';
import type { Move } from '../profiles/index.ts';

/** One row per origin that moves; null: everything `from` has. */
const source = (moves: readonly Move[]) => {
  const rows = moves.flatMap(({ from, to, origins }): { from: number; to: number; origin: number | null }[] =>
    origins === null ? [{ from, to, origin: null }] : origins.map((origin) => ({ from, to, origin })),
  );
  return bulk('m', [
    { name: 'from_id', type: 'int8', values: rows.map((r) => r.from) },
    { name: 'to_id', type: 'int8', values: rows.map((r) => r.to) },
    { name: 'origin', type: 'int8', values: rows.map((r) => r.origin) },
  ]);
};

/** @returns the orders that changed hands */
export async function moveOrders(tx: Tx, workspaceId: number, moves: readonly Move[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`/* moveOrders */
    update orders o set profile_id = m.to_id from ${source(moves)}
    where o.workspace_id = ${workspaceId} and o.profile_id = m.from_id and (m.origin is null or o.origin_id = m.origin)
    returning o.id`.execute(tx);
  return rows.map((row) => row.id);
}

/** @returns the credit notes that changed hands */
export async function moveCreditNotes(tx: Tx, workspaceId: number, moves: readonly Move[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`/* moveCreditNotes */
    update credit_notes c set profile_id = m.to_id from ${source(moves)}
    where c.workspace_id = ${workspaceId} and c.profile_id = m.from_id and (m.origin is null or c.origin_id = m.origin)
    returning c.id`.execute(tx);
  return rows.map((row) => row.id);
}

export async function moveCarts(tx: Tx, workspaceId: number, moves: readonly Move[]): Promise<void> {
  await sql`/* moveCarts */
    update carts c set profile_id = m.to_id from ${source(moves)}
    where c.workspace_id = ${workspaceId} and c.profile_id = m.from_id and (m.origin is null or c.origin_id = m.origin)`.execute(
    tx,
  );
}
