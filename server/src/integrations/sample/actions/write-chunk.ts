import type { ClickHouse } from '../../../platform/clickhouse/index.ts';
import type { Tx } from '../../../platform/postgres/index.ts';
import { copyTables } from '../rules/copies.ts';
import { type Tables, byTable, recordTables } from '../rules/records.ts';
import type { ColumnTypes } from '../rules/table-rows.ts';
import { copyTimeline, insertTimeline } from '../store.clickhouse.ts';
import { columnTypes, insertColumns } from '../store.columns.ts';
import { insertMail } from '../store.mailings.ts';
import { addShippedBatch } from '../store.postgres.ts';
import type { Chunk } from '../thread/draw-chunk.ts';

export const typesOfRecords = async (tx: Tx): Promise<Tables<ColumnTypes>> =>
  byTable(await Promise.all(recordTables.map((table) => columnTypes(tx, table))));

export async function saveChunk(tx: Tx, workspaceId: number, chunk: Chunk, now: Date): Promise<void> {
  const { records, mail, lines, events } = chunk;
  // The log keeps no last line feed.
  await addShippedBatch(tx, events, lines.subarray(0, -1), now);
  for (const table of recordTables) await insertColumns(tx, table, records[table]);
  await insertMail(tx, workspaceId, mail);
}

/**
 * Chunks in the order they were drawn, as one insert a table.
 * @param token unlike any other of this and earlier attempts
 */
export async function shipChunks(
  clickhouse: ClickHouse,
  workspaceId: number,
  chunks: readonly Chunk[],
  token: string,
): Promise<void> {
  const [first, last] = [chunks[0]!.profileIds.first, chunks.at(-1)!.profileIds.last];
  const lines = chunks.map((chunk) => chunk.lines);
  const events = insertTimeline(clickhouse, lines, token).then(() =>
    copyTimeline(clickhouse, workspaceId, [first, last], token),
  );
  await Promise.all([events, insertCopies(clickhouse, chunks, token)]);
}

async function insertCopies(clickhouse: ClickHouse, chunks: readonly Chunk[], token: string): Promise<void> {
  for (const table of copyTables) {
    const copies = chunks.map((chunk) => chunk.copies[table]).filter(({ columns }) => columns.length > 0);
    if (copies.length === 0) continue;
    const lines = copies.map((copy) => copy.lines);
    await clickhouse.insertLines(table, copies[0]!.columns, lines, token);
  }
}
