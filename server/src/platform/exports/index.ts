import { sql, type RawBuilder } from 'kysely';
import type { Platform } from '../context.ts';
import { inWorkspace } from '../postgres/index.ts';
import { slot } from '../slots/index.ts';

export type ExportRow = Readonly<Record<string, unknown>>;

/** What a module gives to an export of everything: one file of an open format. */
export type ExportSource = {
  /** Name of the file without its ending, and of the kind to ask for. */
  name: string;
  format: 'csv' | 'jsonl';
  /** One line for the README of the export. */
  about: string;
  /** In order; for CSV the header. */
  columns: readonly string[];
  /** All rows of the workspace, piece by piece; the next piece is read when `take` has finished. */
  each(platform: Platform, workspaceId: number, take: (rows: readonly ExportRow[]) => Promise<void>): Promise<void>;
};

export const exportSources = slot<ExportSource>('exports.sources');

const pieceRows = 1000;

/** A source that is one statement in PostgreSQL, read by a cursor: memory stays flat, the snapshot is one. */
export const tableSource = (
  source: Pick<ExportSource, 'name' | 'about' | 'columns'>,
  query: (workspaceId: number) => RawBuilder<unknown>,
): ExportSource => ({
  ...source,
  format: 'csv',
  each: (platform, workspaceId, take) =>
    inWorkspace(platform.postgres, workspaceId, async (tx) => {
      await sql`/* tableSource */ declare export_rows no scroll cursor for ${query(workspaceId)}`.execute(tx);
      for (;;) {
        const { rows } =
          await sql<ExportRow>`/* tableSource */ fetch ${sql.raw(String(pieceRows))} from export_rows`.execute(tx);
        if (rows.length === 0) return;
        await take(rows);
      }
    }),
});

/** The same where the columns of the file are the columns of one table. */
export const plainTable = (
  source: Pick<ExportSource, 'name' | 'about' | 'columns'>,
  table: string,
  order: readonly string[],
): ExportSource =>
  tableSource(
    source,
    (workspaceId) =>
      sql`select ${sql.join(source.columns.map((column) => sql.ref(column)))} from ${sql.table(table)} where workspace_id = ${workspaceId} order by ${sql.join(order.map((column) => sql.ref(column)))}`,
  );
