import type { Actor } from '../../kernel/actor.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { conflict, notFound } from '../../kernel/problem.ts';
import { transact, type Context } from '../../platform/context.ts';
import { audit } from '../audit/index.ts';
import { changeView, countViews, insertView, removeView, viewsOf, type ViewContent, type ViewRow } from './store.ts';

export type SavedView = {
  id: number;
  page: string;
  name: string;
  state: JsonObject;
  /** Everybody of the brand sees it; only its owner changes it. */
  shared: boolean;
  mine: boolean;
  updatedAt: string;
};

const mostPerOwner = 200;

const ownerOf = (actor: Actor): string =>
  actor.type === 'user' ? `user:${actor.userId}` : actor.type === 'key' ? `key:${actor.keyId}` : `system:${actor.job}`;

export async function listViews(ctx: Context, page: string): Promise<SavedView[]> {
  const owner = ownerOf(ctx.actor);
  const rows = await transact(ctx, (tx) => viewsOf(tx, ctx.workspaceId, owner, page));
  return rows.map((row) => shown(row, owner));
}

/** @throws Problem 409 when somebody keeps too many views */
export const saveView = (ctx: Context, page: string, content: ViewContent): Promise<SavedView> =>
  transact(ctx, async (tx) => {
    const owner = ownerOf(ctx.actor);
    if ((await countViews(tx, ctx.workspaceId, owner)) >= mostPerOwner) {
      throw conflict('too_many_views', `You keep ${mostPerOwner} views already.`, 'Delete one you no longer need.');
    }
    const row = await insertView(tx, ctx.workspaceId, { ...content, owner, page, now: ctx.platform.clock.now() });
    if (!row) throw notFound('view');
    await audit(ctx, tx, { action: 'view.created', entity: 'view', entityId: String(row.id), changes: { page } });
    return shown(row, owner);
  });

/** @throws Problem 404 also for a view that belongs to somebody else */
export const updateView = (ctx: Context, id: number, changes: Partial<ViewContent>): Promise<SavedView> =>
  transact(ctx, async (tx) => {
    const owner = ownerOf(ctx.actor);
    const row = await changeView(tx, ctx.workspaceId, { id, owner }, { ...changes, now: ctx.platform.clock.now() });
    if (!row) throw notFound('view');
    const fields = Object.keys(changes);
    await audit(ctx, tx, { action: 'view.updated', entity: 'view', entityId: String(id), changes: { fields } });
    return shown(row, owner);
  });

export const deleteView = (ctx: Context, id: number): Promise<void> =>
  transact(ctx, async (tx) => {
    if (!(await removeView(tx, ctx.workspaceId, { id, owner: ownerOf(ctx.actor) }))) throw notFound('view');
    await audit(ctx, tx, { action: 'view.deleted', entity: 'view', entityId: String(id), changes: {} });
  });

const shown = (row: ViewRow, owner: string): SavedView => ({
  id: row.id,
  page: row.page,
  name: row.name,
  state: row.state,
  shared: row.shared,
  mine: row.owner === owner,
  updatedAt: row.updated_at.toISOString(),
});
