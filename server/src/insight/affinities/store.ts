import type { Tx } from '../../platform/postgres/index.ts';
import type { AffinitiesTables } from './tables.ts';

const on = (tx: Tx) => tx.withTables<AffinitiesTables>();

export async function readSettings(tx: Tx, workspaceId: number): Promise<unknown> {
  const row = await on(tx)
    .selectFrom('affinity_settings')
    .select('settings')
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
  return row?.settings;
}

export async function writeSettings(
  tx: Tx,
  workspaceId: number,
  { settings, by, now }: { settings: unknown; by: unknown; now: Date },
): Promise<void> {
  const values = { settings: JSON.stringify(settings), updated_at: now, updated_by: JSON.stringify(by) };
  await on(tx)
    .insertInto('affinity_settings')
    .values({ workspace_id: workspaceId, ...values })
    .onConflict((oc) => oc.column('workspace_id').doUpdateSet(values))
    .execute();
}

export async function readBaseline(tx: Tx, workspaceId: number, name: string): Promise<unknown> {
  const row = await on(tx)
    .selectFrom('affinity_baselines')
    .select('baseline')
    .where('workspace_id', '=', workspaceId)
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.baseline;
}

export async function writeBaseline(
  tx: Tx,
  workspaceId: number,
  name: string,
  { baseline, now }: { baseline: unknown; now: Date },
): Promise<void> {
  const values = { baseline: JSON.stringify(baseline), computed_at: now };
  await on(tx)
    .insertInto('affinity_baselines')
    .values({ workspace_id: workspaceId, name, ...values })
    .onConflict((oc) => oc.columns(['workspace_id', 'name']).doUpdateSet(values))
    .execute();
}
