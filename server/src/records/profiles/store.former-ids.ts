import { sql } from 'kysely';
import { bulk, type Tx } from '../../platform/postgres/index.ts';
import type { FormerId } from './rules/former-ids.ts';
import type { Identifier } from './rules/identifiers.ts';

/** What aliases said about these identifiers. */
export async function formerIdsAmong(
  tx: Tx,
  workspaceId: number,
  identifiers: readonly Identifier[],
): Promise<FormerId[]> {
  if (identifiers.length === 0) return [];
  const source = bulk('w', [
    { name: 'kind', type: 'text', values: identifiers.map((i) => i.kind) },
    { name: 'value', type: 'text', values: identifiers.map((i) => i.value) },
  ]);
  const { rows } = await sql<FormerId>`/* formerIdsAmong */
    select f.kind, f.value, f.user_id as "userId" from ${source}
    join profile_former_ids f on f.workspace_id = ${workspaceId} and f.kind = w.kind and f.value = w.value`.execute(tx);
  return rows;
}

export async function keepFormerIds(tx: Tx, workspaceId: number, told: readonly FormerId[], now: Date): Promise<void> {
  if (told.length === 0) return;
  const source = bulk('f', [
    { name: 'kind', type: 'text', values: told.map((f) => f.kind) },
    { name: 'value', type: 'text', values: told.map((f) => f.value) },
    { name: 'user_id', type: 'text', values: told.map((f) => f.userId) },
  ]);
  await sql`/* keepFormerIds */
    insert into profile_former_ids (workspace_id, kind, value, user_id, told_at)
    select ${workspaceId}, f.kind, f.value, f.user_id, ${now} from ${source} on conflict do nothing`.execute(tx);
}
