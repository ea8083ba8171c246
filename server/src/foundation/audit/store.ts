import { sql } from 'kysely';
import type { JsonObject } from '../../kernel/json.ts';
import type { Tx } from '../../platform/postgres/index.ts';
import type { AuditRow, StoredActor } from './tables.ts';

type NewRow = {
  workspaceId: number;
  at: Date;
  actor: StoredActor;
  action: string;
  entity: string;
  entityId: string | null;
  changes: JsonObject;
};

export async function appendAudit(tx: Tx, row: NewRow): Promise<void> {
  await sql`/* appendAudit */
    insert into audit_log (workspace_id, at, actor, action, entity, entity_id, changes)
    values (${row.workspaceId}, ${row.at}, ${JSON.stringify(row.actor)}::jsonb, ${row.action}, ${row.entity},
            ${row.entityId}, ${JSON.stringify(row.changes)}::jsonb)`.execute(tx);
}

export type AuditFilter = {
  entity: string | undefined;
  entityId: string | undefined;
  action: string | undefined;
  actorType: string | undefined;
  actorId: string | undefined;
};

/** Newest first; `beforeId` is exclusive. */
export async function auditRows(
  tx: Tx,
  workspaceId: number,
  filter: AuditFilter,
  beforeId: number | null,
  limit: number,
): Promise<AuditRow[]> {
  const conditions = [
    sql`workspace_id = ${workspaceId}`,
    ...(beforeId === null ? [] : [sql`id < ${beforeId}`]),
    ...(filter.entity === undefined ? [] : [sql`entity = ${filter.entity}`]),
    ...(filter.entityId === undefined ? [] : [sql`entity_id = ${filter.entityId}`]),
    ...(filter.action === undefined ? [] : [sql`action = ${filter.action}`]),
    ...(filter.actorType === undefined ? [] : [sql`actor ->> 'type' = ${filter.actorType}`]),
    ...(filter.actorId === undefined ? [] : [sql`actor ->> 'id' = ${filter.actorId}`]),
  ];
  const { rows } = await sql<AuditRow>`/* auditRows */
    select id, at, actor, action, entity, entity_id, changes from audit_log
    where ${sql.join(conditions, sql` and `)}
    order by id desc limit ${limit}`.execute(tx);
  return rows;
}
