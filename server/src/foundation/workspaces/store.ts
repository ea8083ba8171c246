import { sql } from 'kysely';
import type { Tx } from '../../platform/postgres/index.ts';
import type { WorkspaceRow, WorkspaceSettings } from './tables.ts';

const columns = sql`id, name, slug, currency, timezone, locale, is_sample, sending_paused_reason, settings, created_at`;

export type NewWorkspaceRow = Pick<
  WorkspaceRow,
  'name' | 'slug' | 'currency' | 'timezone' | 'locale' | 'is_sample' | 'created_at'
>;

/** Null when the slug is taken. */
export async function insertWorkspace(tx: Tx, row: NewWorkspaceRow): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`/* insertWorkspace */
    insert into workspaces (name, slug, currency, timezone, locale, is_sample, created_at)
    values (${row.name}, ${row.slug}, ${row.currency}, ${row.timezone}, ${row.locale}, ${row.is_sample}, ${row.created_at})
    on conflict (slug) do nothing
    returning id`.execute(tx);
  return rows[0]?.id ?? null;
}

export async function workspacesByIds(tx: Tx, ids: readonly number[]): Promise<WorkspaceRow[]> {
  const { rows } = await sql<WorkspaceRow>`/* workspacesByIds */
    select ${columns} from workspaces where id = any(${sql.val(ids)}::int[]) order by is_sample, id`.execute(tx);
  return rows;
}

export async function everyWorkspace(tx: Tx): Promise<WorkspaceRow[]> {
  const { rows } = await sql<WorkspaceRow>`/* everyWorkspace */
    select ${columns} from workspaces order by id`.execute(tx);
  return rows;
}

export type WorkspaceChanges = {
  name?: string | undefined;
  timezone?: string | undefined;
  locale?: string | undefined;
  settings?: WorkspaceSettings | undefined;
};

export async function updateWorkspace(tx: Tx, id: number, changes: WorkspaceChanges): Promise<WorkspaceRow | null> {
  const settings = changes.settings === undefined ? '{}' : JSON.stringify(changes.settings);
  const { rows } = await sql<WorkspaceRow>`/* updateWorkspace */
    update workspaces set name = coalesce(${changes.name ?? null}, name),
      timezone = coalesce(${changes.timezone ?? null}, timezone), locale = coalesce(${changes.locale ?? null}, locale),
      settings = settings || ${settings}::jsonb
    where id = ${id} returning ${columns}`.execute(tx);
  return rows[0] ?? null;
}

/** A null reason lets messages go again. */
export async function setSendingPaused(tx: Tx, id: number, reason: string | null): Promise<void> {
  await sql`/* setSendingPaused */
    update workspaces set sending_paused_reason = ${reason} where id = ${id}`.execute(tx);
}

export async function pauseSendingEverywhere(tx: Tx, reason: string): Promise<void> {
  await sql`/* pauseSendingEverywhere */ update workspaces set sending_paused_reason = ${reason}`.execute(tx);
}
