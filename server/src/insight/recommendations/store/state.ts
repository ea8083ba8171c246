import { sql, type Selectable, type Updateable } from 'kysely';
import { claimRow, type Lease, type Tx } from '../../../platform/postgres/index.ts';
import type { RecommendationsTables } from '../tables.ts';

export type StateRow = Selectable<RecommendationsTables['recommendation_state']>;

const on = (tx: Tx) => tx.withTables<RecommendationsTables>();

export const stateOf = (tx: Tx, workspaceId: number): Promise<StateRow | undefined> =>
  on(tx).selectFrom('recommendation_state').selectAll().where('workspace_id', '=', workspaceId).executeTakeFirst();

/** Higher than any before. It follows the clock, so that a restored database does not fall behind what was written since. */
export async function takeGeneration(tx: Tx, epochMs: number): Promise<number> {
  const { rows } = await sql<{ generation: number }>`/* takeGeneration */
    select setval('recommendation_generation', greatest(nextval('recommendation_generation'), ${epochMs}::int8)) as generation`.execute(
    tx,
  );
  return rows[0]?.generation ?? epochMs;
}

/** Keeps a claim for longer. @returns false when it ran out and another worker has it */
export async function extendClaim(tx: Tx, workspaceId: number, held: Date, until: Date): Promise<boolean> {
  const { rows } = await sql`/* extendClaim */
    update recommendation_state set lease_until = ${until} where workspace_id = ${workspaceId} and lease_until = ${held}
    returning 1`.execute(tx);
  return rows.length > 0;
}

/** @returns the state, or undefined when another worker is at it */
export const claim = (tx: Tx, workspaceId: number, lease: Lease): Promise<StateRow | undefined> =>
  claimRow<StateRow>(tx, 'recommendation_state', { workspace_id: workspaceId }, lease);

export async function changeState(
  tx: Tx,
  workspaceId: number,
  changes: Updateable<RecommendationsTables['recommendation_state']>,
): Promise<void> {
  await on(tx).updateTable('recommendation_state').set(changes).where('workspace_id', '=', workspaceId).execute();
}

/** Creates the row where there is none. */
export async function saveRules(tx: Tx, workspaceId: number, rules: string): Promise<void> {
  await sql`/* saveRules */
    insert into recommendation_state (workspace_id, rules) values (${workspaceId}, ${rules}::jsonb)
    on conflict (workspace_id) do update set rules = excluded.rules`.execute(tx);
}

export async function requestBuild(tx: Tx, workspaceId: number, now: Date): Promise<void> {
  await sql`/* requestBuild */
    insert into recommendation_state (workspace_id, requested_at) values (${workspaceId}, ${now})
    on conflict (workspace_id) do update set requested_at = excluded.requested_at`.execute(tx);
}
