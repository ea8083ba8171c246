import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/postgres/index.ts';
import type { ImportRow, ImportStatus, Progress } from './tables.ts';

const columns = sql`id, workspace_id, kind, file_name, stored_as, path, fingerprint, mapping, options, dry_run, status, rows_done,
  rows_total, refused, reject_bytes, counts, reasons, notes, inbox_mark, profile_mark, error, created_at, finished_at`;

export type NewImport = Pick<
  ImportRow,
  | 'id'
  | 'kind'
  | 'file_name'
  | 'stored_as'
  | 'path'
  | 'fingerprint'
  | 'mapping'
  | 'options'
  | 'dry_run'
  | 'notes'
  | 'profile_mark'
  | 'created_at'
>;

export async function insertImport(tx: Tx, workspaceId: number, row: NewImport): Promise<void> {
  await sql`/* insertImport */
    insert into imports (id, workspace_id, kind, file_name, stored_as, path, fingerprint, mapping, options, dry_run, status, notes, profile_mark, created_at)
    values (${row.id}, ${workspaceId}, ${row.kind}, ${row.file_name}, ${row.stored_as}, ${row.path}, ${row.fingerprint}, ${JSON.stringify(row.mapping)}::jsonb,
      ${JSON.stringify(row.options)}::jsonb, ${row.dry_run}, 'queued', ${JSON.stringify(row.notes)}::jsonb, ${row.profile_mark}, ${row.created_at})`.execute(
    tx,
  );
}

export async function importById(tx: Tx, workspaceId: number, id: string): Promise<ImportRow | null> {
  const { rows } = await sql<ImportRow>`/* importById */
    select ${columns} from imports where workspace_id = ${workspaceId} and id = ${id}`.execute(tx);
  return rows[0] ?? null;
}

export async function recentImports(
  tx: Tx,
  workspaceId: number,
  before: { createdAt: Date; id: string } | null,
  limit: number,
): Promise<ImportRow[]> {
  const older =
    before === null ? sql`true` : sql`(created_at, id) < (${before.createdAt}::timestamptz, ${before.id}::uuid)`;
  const { rows } = await sql<ImportRow>`/* recentImports */
    select ${columns} from imports where workspace_id = ${workspaceId} and ${older} order by created_at desc, id desc limit ${limit}`.execute(
    tx,
  );
  return rows;
}

/** The same work on the same file that did not come to its end. */
export async function unfinishedImport(
  tx: Tx,
  workspaceId: number,
  like: Pick<ImportRow, 'kind' | 'fingerprint' | 'mapping' | 'options' | 'dry_run'>,
): Promise<ImportRow | null> {
  const { rows } = await sql<ImportRow>`/* unfinishedImport */
    select ${columns} from imports where workspace_id = ${workspaceId} and kind = ${like.kind} and fingerprint = ${like.fingerprint}
      and mapping = ${JSON.stringify(like.mapping)}::jsonb and options = ${JSON.stringify(like.options)}::jsonb and dry_run = ${like.dry_run}
      and path is not null and status in ('queued', 'reading', 'settling')
    order by created_at desc limit 1`.execute(tx);
  return rows[0] ?? null;
}

/** Uploaded files with work left, oldest first. Files of the command line are the command's own work. */
export async function waitingImports(db: Db): Promise<ImportRow[]> {
  const { rows } = await sql<ImportRow>`/* waitingImports */
    select ${columns} from imports where status in ('queued', 'reading', 'settling') and stored_as is not null
    order by created_at limit 20`.execute(db);
  return rows;
}

/** Moves an import on, only from where it is believed to be. False: somebody else has moved it. */
export async function saveProgress(
  tx: Tx,
  row: Pick<ImportRow, 'id' | 'workspace_id' | 'rows_done'>,
  next: Progress,
): Promise<boolean> {
  const { rows } = await sql`/* saveProgress */
    update imports set status = 'reading', rows_done = ${next.rows_done}, refused = ${next.refused}, reject_bytes = ${next.reject_bytes},
      counts = ${JSON.stringify(next.counts)}::jsonb, reasons = ${JSON.stringify(next.reasons)}::jsonb
    where workspace_id = ${row.workspace_id} and id = ${row.id} and rows_done = ${row.rows_done} and status in ('queued', 'reading') returning id`.execute(
    tx,
  );
  return rows.length === 1;
}

export async function saveTotal(tx: Tx, workspaceId: number, id: string, total: number): Promise<void> {
  await sql`/* saveTotal */ update imports set rows_total = ${total} where workspace_id = ${workspaceId} and id = ${id}`.execute(
    tx,
  );
}

export async function markSettling(tx: Tx, workspaceId: number, id: string, inboxMark: number): Promise<void> {
  await sql`/* markSettling */
    update imports set status = 'settling', inbox_mark = ${inboxMark}, rows_total = rows_done
    where workspace_id = ${workspaceId} and id = ${id} and status in ('queued', 'reading')`.execute(tx);
}

export type Ending = {
  status: Extract<ImportStatus, 'done' | 'failed' | 'cancelled'>;
  error: string | null;
  finishedAt: Date;
} & Partial<Progress>;

/** Ends an import once; a repeat changes nothing. */
export async function endImport(tx: Tx, workspaceId: number, id: string, ending: Ending): Promise<void> {
  await sql`/* endImport */
    update imports set status = ${ending.status}, error = ${ending.error}, finished_at = ${ending.finishedAt},
      refused = coalesce(${ending.refused ?? null}, refused), reject_bytes = coalesce(${ending.reject_bytes ?? null}, reject_bytes),
      counts = coalesce(${ending.counts ? JSON.stringify(ending.counts) : null}::jsonb, counts),
      reasons = coalesce(${ending.reasons ? JSON.stringify(ending.reasons) : null}::jsonb, reasons)
    where workspace_id = ${workspaceId} and id = ${id} and status in ('queued', 'reading', 'settling')`.execute(tx);
}
