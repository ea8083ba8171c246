import type { ClickHouse } from '../../platform/clickhouse/index.ts';
import { eventColumns } from '../../records/events/index.ts';

const filled = ['events', 'timeline', 'profiles', 'profile_aliases', 'orders', 'order_lines'] as const;
type CopyTable = 'profiles' | 'profile_aliases' | 'orders' | 'order_lines';

/** The same lines into both event tables. */
export async function insertEvents(clickhouse: ClickHouse, lines: string, token: string): Promise<void> {
  await clickhouse.insertLines('events', eventColumns, lines, token);
  await clickhouse.insertLines('timeline', eventColumns, lines, token);
}

export async function insertCopies(
  clickhouse: ClickHouse,
  table: CopyTable,
  rows: readonly Record<string, unknown>[],
  token: string,
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const lines = rows.map((row) => JSON.stringify(Object.values(row))).join('\n');
  await clickhouse.insertLines(table, Object.keys(first), lines, token);
}

/** Takes away what an attempt that died has left; waits until it is gone. */
export async function clearWorkspace(clickhouse: ClickHouse, workspaceId: number): Promise<void> {
  for (const table of filled) {
    const [row] = await clickhouse.systemQuery<{ n: number }>(
      `/* clearWorkspace */ SELECT count() AS n FROM ${table} WHERE workspace_id = {id:UInt32}`,
      { params: { id: workspaceId } },
    );
    if (row?.n === 0) continue;
    await clickhouse.command(`/* clearWorkspace */ ALTER TABLE ${table} DELETE WHERE workspace_id = {id:UInt32}`, {
      params: { id: workspaceId },
      settings: { mutations_sync: '2' },
    });
  }
}
