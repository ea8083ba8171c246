import type { Selectable } from 'kysely';
import { claimRow, type Lease, type Tx } from '../../platform/postgres/index.ts';
import type { Fit } from './definitions.ts';
import type { ModelsTables } from './tables.ts';

export type ModelRow = Selectable<ModelsTables['models']>;

const on = (tx: Tx) => tx.withTables<ModelsTables>();

export const modelRows = (tx: Tx, workspaceId: number): Promise<ModelRow[]> =>
  on(tx).selectFrom('models').selectAll().where('workspace_id', '=', workspaceId).execute();

export const modelRow = (tx: Tx, workspaceId: number, name: string): Promise<ModelRow | undefined> =>
  on(tx)
    .selectFrom('models')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('name', '=', name)
    .executeTakeFirst();

/** @returns false when another worker fits it at this moment */
export const claimFit = async (tx: Tx, workspaceId: number, name: string, lease: Lease): Promise<boolean> =>
  (await claimRow(tx, 'models', { workspace_id: workspaceId, name }, lease)) !== undefined;

export async function finishFit(
  tx: Tx,
  workspaceId: number,
  name: string,
  fit: Fit,
  done: { at: Date; ms: number; orders: number },
): Promise<void> {
  await on(tx)
    .updateTable('models')
    .set({
      state: fit.state,
      reason: fit.reason ?? null,
      parameters: JSON.stringify(fit.parameters),
      card: JSON.stringify(fit.card),
      fitted_at: done.at,
      tried_at: done.at,
      fit_ms: done.ms,
      orders: done.orders,
      last_error: null,
      lease_until: null,
    })
    .where('workspace_id', '=', workspaceId)
    .where('name', '=', name)
    .execute();
}

/** The last good fit stays. */
export async function abandonFit(
  tx: Tx,
  workspaceId: number,
  name: string,
  failed: { at: Date; error: string },
): Promise<void> {
  await on(tx)
    .updateTable('models')
    .set({ tried_at: failed.at, last_error: failed.error, lease_until: null })
    .where('workspace_id', '=', workspaceId)
    .where('name', '=', name)
    .execute();
}
