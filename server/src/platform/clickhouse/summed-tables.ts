import { slot, type Slots } from '../slots/index.ts';
import type { ClickHouse } from './client.ts';

/** A table whose rows follow from PostgreSQL, so that after a rebuild the same is in it. */
export type SummedTable = {
  /** What is in it, in one word. */
  name: string;
  table: string;
  /** Several versions of a row may lie there; the highest counts, and its number says nothing. */
  versioned: boolean;
  /** Rows that somebody reads. */
  where: string;
};
export type TableSum = { name: string; rows: number; checksum: string };

export const summedTables = slot<SummedTable>('clickhouse.summedTables');

/** Per table how many rows there are and the sum of their hashes, whatever their order: equal stores have equal sums. */
export async function sumsOfTables(clickhouse: ClickHouse, slots: Slots): Promise<TableSum[]> {
  const sums: TableSum[] = [];
  for (const { name, table, versioned, where } of slots.all(summedTables)) {
    const [row] = await clickhouse.systemQuery<{ rows: number; checksum: string }>(
      `/* sumsOfTables */ SELECT count() AS rows, toString(sum(cityHash64(toString(tuple(*${versioned ? ' EXCEPT (version)' : ''}))))) AS checksum
      FROM ${table} ${versioned ? 'FINAL' : ''} WHERE ${where}`,
      { timeoutSeconds: 600 },
    );
    sums.push({ name, rows: row?.rows ?? 0, checksum: row?.checksum ?? '0' });
  }
  return sums;
}
