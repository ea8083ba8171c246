import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Tx } from '../../platform/postgres/index.ts';
import type { CustomTraitsTables } from './tables.ts';

export type TraitRow = Selectable<CustomTraitsTables['custom_traits']>;

const on = (tx: Tx) => tx.withTables<CustomTraitsTables>();

export const activeTraits = (tx: Tx, workspaceId: number): Promise<TraitRow[]> =>
  on(tx)
    .selectFrom('custom_traits')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('status', '=', 'active')
    .orderBy('label')
    .orderBy('id')
    .execute();

export const traitForUpdate = (tx: Tx, workspaceId: number, id: number): Promise<TraitRow | undefined> =>
  on(tx)
    .selectFrom('custom_traits')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

export const insertTrait = (tx: Tx, row: Insertable<CustomTraitsTables['custom_traits']>): Promise<TraitRow> =>
  on(tx).insertInto('custom_traits').values(row).returningAll().executeTakeFirstOrThrow();

export const updateTraitRow = (
  tx: Tx,
  workspaceId: number,
  id: number,
  changes: Updateable<CustomTraitsTables['custom_traits']>,
): Promise<TraitRow> =>
  on(tx)
    .updateTable('custom_traits')
    .set(changes)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
