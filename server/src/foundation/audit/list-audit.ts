import { decodeCursor, toPage, type Page } from '../../kernel/pagination.ts';
import { transact, type Context } from '../../platform/context.ts';
import { slot } from '../../platform/slots/index.ts';
import { auditRows, type AuditFilter } from './store.ts';
import type { StoredActor } from './tables.ts';

/** Names of users and keys by id, for ids that still exist. Filled by the module that knows them. */
export type ActorNames = (ctx: Context, actors: readonly StoredActor[]) => Promise<ReadonlyMap<string, string>>;
export const actorNames = slot<ActorNames>('audit.actorNames');

export type AuditItem = {
  id: number;
  at: string;
  actor: { type: StoredActor['type']; id: string; name: string | null };
  action: string;
  entity: string;
  entityId: string | null;
  changes: Record<string, unknown>;
};

export async function listAudit(
  ctx: Context,
  filter: AuditFilter,
  page: { cursor?: string | undefined; limit: number },
): Promise<Page<AuditItem>> {
  const cursor = decodeCursor(page.cursor, 1);
  const before = cursor === null ? null : Number(cursor[0]);
  const rows = await transact(ctx, (tx) => auditRows(tx, ctx.workspaceId, filter, before, page.limit + 1));
  const names = new Map<string, string>();
  for (const lookUp of ctx.platform.slots.all(actorNames)) {
    for (const [id, name] of await lookUp(
      ctx,
      rows.map((row) => row.actor),
    ))
      names.set(id, name);
  }
  const items = rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    actor: { type: row.actor.type, id: row.actor.id, name: names.get(row.actor.id) ?? null },
    action: row.action,
    entity: row.entity,
    entityId: row.entity_id,
    changes: row.changes,
  }));
  return toPage(items, page.limit, (item) => [item.id]);
}
