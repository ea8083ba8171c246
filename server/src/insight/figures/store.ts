import { sql, type Selectable } from 'kysely';
import { claimRow, type Lease, type Tx } from '../../platform/postgres/index.ts';
import type { FiguresTables } from './tables.ts';

export type RunRow = Selectable<FiguresTables['figure_runs']>;

const on = (tx: Tx) => tx.withTables<FiguresTables>();

/** Higher than any before. It follows the clock, so that a restored database does not fall behind what was written since. */
export async function takeFigureVersion(tx: Tx, epochMs: number): Promise<number> {
  const { rows } = await sql<{ version: number }>`/* takeFigureVersion */
    select setval('figure_version', greatest(nextval('figure_version'), ${epochMs}::int8)) as version`.execute(tx);
  return rows[0]?.version ?? epochMs;
}

export const figureRuns = (tx: Tx, workspaceId: number): Promise<RunRow[]> =>
  on(tx).selectFrom('figure_runs').selectAll().where('workspace_id', '=', workspaceId).execute();

/** When everybody's figures of some producer were last computed. */
export async function lastFigureRun(tx: Tx, workspaceId: number): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`/* lastFigureRun */
    select max(renewed_at) as at from figure_runs where workspace_id = ${workspaceId} and lease_until is null`.execute(
    tx,
  );
  return rows[0]?.at ?? null;
}

/** @returns false when another worker renews it at this moment */
export const claimRun = async (tx: Tx, workspaceId: number, producer: string, lease: Lease): Promise<boolean> =>
  (await claimRow(tx, 'figure_runs', { workspace_id: workspaceId, producer }, lease)) !== undefined;

export async function finishRun(
  tx: Tx,
  workspaceId: number,
  producer: string,
  done: { at: Date; stamp: string; ms: number; people: Record<string, number> },
): Promise<void> {
  await on(tx)
    .updateTable('figure_runs')
    .set({
      renewed_at: done.at,
      stamp: done.stamp,
      ms: done.ms,
      people: JSON.stringify(done.people),
      last_error: null,
      lease_until: null,
    })
    .where('workspace_id', '=', workspaceId)
    .where('producer', '=', producer)
    .execute();
}

/** Gives the claim back; it is tried again when it is due by its interval. */
export async function abandonRun(
  tx: Tx,
  workspaceId: number,
  producer: string,
  failed: { at: Date; error: string },
): Promise<void> {
  await on(tx)
    .updateTable('figure_runs')
    .set({ renewed_at: failed.at, stamp: null, last_error: failed.error, lease_until: null })
    .where('workspace_id', '=', workspaceId)
    .where('producer', '=', producer)
    .execute();
}
