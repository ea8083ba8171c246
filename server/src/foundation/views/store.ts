import { sql } from 'kysely';
import type { JsonObject } from '../../kernel/json.ts';
import type { Tx } from '../../platform/postgres/index.ts';

export type ViewRow = {
  id: number;
  owner: string;
  page: string;
  name: string;
  state: JsonObject;
  shared: boolean;
  updated_at: Date;
};

export type ViewContent = { name: string; state: JsonObject; shared: boolean };

const columns = sql`id, owner, page, name, state, shared, updated_at`;

/** The owner's views of a page and those others share, by name. */
export async function viewsOf(tx: Tx, workspaceId: number, owner: string, page: string): Promise<ViewRow[]> {
  const { rows } = await sql<ViewRow>`/* viewsOf */
    select ${columns} from saved_views
    where workspace_id = ${workspaceId} and page = ${page} and (owner = ${owner} or shared)
    order by lower(name), id limit 200`.execute(tx);
  return rows;
}

export async function countViews(tx: Tx, workspaceId: number, owner: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`/* countViews */
    select count(*)::int as n from saved_views where workspace_id = ${workspaceId} and owner = ${owner}`.execute(tx);
  return rows[0]?.n ?? 0;
}

type NewView = ViewContent & { owner: string; page: string; now: Date };

export async function insertView(tx: Tx, workspaceId: number, view: NewView): Promise<ViewRow | null> {
  const { rows } = await sql<ViewRow>`/* insertView */
    insert into saved_views (workspace_id, owner, page, name, state, shared, created_at, updated_at)
    values (${workspaceId}, ${view.owner}, ${view.page}, ${view.name}, ${JSON.stringify(view.state)}::jsonb,
            ${view.shared}, ${view.now}, ${view.now})
    returning ${columns}`.execute(tx);
  return rows[0] ?? null;
}

/** Null when the view is not there or is somebody else's. */
export async function changeView(
  tx: Tx,
  workspaceId: number,
  mine: { id: number; owner: string },
  changes: Partial<ViewContent> & { now: Date },
): Promise<ViewRow | null> {
  const state = changes.state === undefined ? null : JSON.stringify(changes.state);
  const { rows } = await sql<ViewRow>`/* changeView */
    update saved_views set name = coalesce(${changes.name ?? null}, name), state = coalesce(${state}::jsonb, state),
      shared = coalesce(${changes.shared ?? null}::boolean, shared), updated_at = ${changes.now}
    where workspace_id = ${workspaceId} and id = ${mine.id} and owner = ${mine.owner}
    returning ${columns}`.execute(tx);
  return rows[0] ?? null;
}

export async function removeView(tx: Tx, workspaceId: number, mine: { id: number; owner: string }): Promise<boolean> {
  const { rows } = await sql<{ id: number }>`/* removeView */
    delete from saved_views where workspace_id = ${workspaceId} and id = ${mine.id} and owner = ${mine.owner}
    returning id`.execute(tx);
  return rows.length > 0;
}
