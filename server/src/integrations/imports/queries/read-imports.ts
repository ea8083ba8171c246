import { notFound } from '../../../kernel/problem.ts';
import { decodeCursor, toPage, type Page } from '../../../kernel/pagination.ts';
import { transact, type Context } from '../../../platform/context.ts';
import type { KindName } from '../kinds/kind.ts';
import type { Mapping } from '../mapping.ts';
import { reportOf, type ImportReport } from '../report.ts';
import { importById, recentImports } from '../store.ts';
import type { ImportRow, ImportStatus } from '../tables.ts';

/** An import as shown; its id is its operation's: that is where to cancel it. */
export type Import = {
  id: string;
  kind: KindName;
  fileName: string;
  status: ImportStatus;
  mapping: Mapping;
  rowsTotal: number | null;
  notes: string[];
  error: string | null;
  report: ImportReport;
  rejectsUrl: string | null;
  createdAt: string;
  finishedAt: string | null;
};

export async function listImports(
  ctx: Context,
  page: { cursor?: string | undefined; limit: number },
): Promise<Page<Import>> {
  const cursor = decodeCursor(page.cursor, 2);
  const before = cursor === null ? null : { createdAt: new Date(Number(cursor[0])), id: String(cursor[1]) };
  const rows = await transact(ctx, (tx) => recentImports(tx, ctx.workspaceId, before, page.limit + 1));
  return toPage(rows.map(shown), page.limit, (item) => [Date.parse(item.createdAt), item.id]);
}

export async function readImport(ctx: Context, id: string): Promise<Import> {
  const row = await transact(ctx, (tx) => importById(tx, ctx.workspaceId, id));
  if (!row) throw notFound('import');
  return shown(row);
}

export const shown = (row: ImportRow): Import => ({
  id: row.id,
  kind: row.kind,
  fileName: row.file_name,
  status: row.status,
  mapping: row.mapping,
  rowsTotal: row.rows_total,
  notes: row.notes,
  error: row.error,
  report: reportOf(row),
  rejectsUrl: row.refused > 0 ? `/api/v1/imports/${row.id}/rejects` : null,
  createdAt: row.created_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
});
