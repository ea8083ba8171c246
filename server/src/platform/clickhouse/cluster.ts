import type { ClickHouse } from './client.ts';

const head = /CREATE TABLE IF NOT EXISTS (\w+)\s*\(/;
const engine = /ENGINE = (\w*MergeTree)(?:\(([^)]*)\))?/;

/**
 * A single-server statement as the statements of a cluster: a Replicated local table on every node and a Distributed
 * table over it, sharded by the profile (`-- shard by …` above the statement), so that per-profile aggregation stays
 * on one shard. The path macros are ClickHouse's own defaults ({uuid}, {shard}, {replica}).
 */
export function forCluster(statement: string, cluster: string): string[] {
  const table = head.exec(statement)?.[1];
  const kind = engine.exec(statement);
  if (!table || !kind) return [statement];
  const key = /-- shard by ([^\n]+)/.exec(statement)?.[1] ?? 'rand()';
  const [whole, family = 'MergeTree', args = ''] = kind;
  const replicated = `ENGINE = Replicated${family}('/clickhouse/tables/{uuid}/{shard}', '{replica}'${args ? `, ${args}` : ''})`;
  const local = statement
    .replace(head, `CREATE TABLE IF NOT EXISTS ${table}_local ON CLUSTER ${cluster} (`)
    .replace(whole, replicated)
    .replace('non_replicated_deduplication_window', 'replicated_deduplication_window');
  const distributed = `CREATE TABLE IF NOT EXISTS ${table} ON CLUSTER ${cluster} AS ${table}_local ENGINE = Distributed(${cluster}, currentDatabase(), ${table}_local, ${key})`;
  return [local, distributed];
}

/** Takes all rows of tables away, on every node. */
export async function emptyTables(
  clickhouse: ClickHouse,
  tables: readonly string[],
  cluster: string | undefined,
): Promise<void> {
  for (const table of tables) {
    const target = cluster === undefined ? table : `${table}_local ON CLUSTER ${cluster}`;
    await clickhouse.command(`/* emptyTables */ TRUNCATE TABLE ${target}`);
  }
}
