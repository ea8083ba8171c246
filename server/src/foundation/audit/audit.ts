import type { Actor } from '../../kernel/actor.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/postgres/index.ts';
import { appendAudit } from './store.ts';
import type { StoredActor } from './tables.ts';

export type AuditEntry = {
  /** `segment.created`: entity and past participle. */
  action: string;
  entity: string;
  entityId?: string;
  /** What changed, in ids and settings: nothing that identifies a customer. */
  changes?: JsonObject;
};

/** Writes who did what, in the transaction that does it. */
export const audit = (ctx: Context, tx: Tx, entry: AuditEntry): Promise<void> =>
  appendAudit(tx, {
    workspaceId: ctx.workspaceId,
    at: ctx.platform.clock.now(),
    actor: storedActor(ctx.actor),
    action: entry.action,
    entity: entry.entity,
    entityId: entry.entityId ?? null,
    changes: entry.changes ?? {},
  });

/** An actor as it may be kept: type and id, no name and no address. */
export function storedActor(actor: Actor): StoredActor {
  if (actor.type === 'user') return { type: 'user', id: actor.userId };
  if (actor.type === 'key') return { type: 'key', id: actor.keyId, kind: actor.kind };
  return { type: 'system', id: actor.job };
}
