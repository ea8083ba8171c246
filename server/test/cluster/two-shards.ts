import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrateEvents, migrationsFolder } from '../../src/app/migrations.ts';
import { openClickHouse } from '../../src/app/platform.ts';
import { createEventDatabase } from '../../src/app/store.ts';
import { forCluster, statementsOf, type ClickHouse } from '../../src/platform/clickhouse/index.ts';
import { readMigrations } from '../../src/platform/postgres/index.ts';

/** `remote_servers` with a cluster of this name for the embedded engine. */
export const configFile = fileURLToPath(new URL('./two-shards.xml', import.meta.url));
export const cluster = 'two_shards';

/**
 * An event store with the tables our migrations make on a cluster of two shards, in one embedded engine. Both shards are
 * the engine itself, so each local table is parted by the sharding key of its Distributed table: parts of two shards are
 * never merged, each has its own memory of insert tokens, and a filter shows each shard its own part, also within FINAL.
 *
 * Not rehearsed, because the embedded engine has neither: the network between shards, ON CLUSTER, Keeper and replicas.
 */
export async function openTwoShards(url: string, database: string): Promise<ClickHouse> {
  const keys = await shardingKeys();
  const filters = [...keys].map(([table, key]) => `'${database}.${table}_local': '${key} = shardNum() - 1'`);
  const settings = new URLSearchParams({
    clickhouse_setting_additional_table_filters: `{${filters.join(', ')}}`,
    clickhouse_setting_do_not_merge_across_partitions_select_final: '1',
  });
  const clickhouse = openClickHouse(`${url}/${database}?${settings.toString()}`);
  const sharded: ClickHouse = {
    ...clickhouse,
    command: (text, options) => clickhouse.command(onOneServer(text, keys), options),
  };
  await createEventDatabase(openClickHouse(`${url}/${database}`));
  await migrateEvents(sharded, cluster);
  return sharded;
}

/** For each table, which of the two shards a row lies on. */
async function shardingKeys(): Promise<Map<string, string>> {
  const migrations = await readMigrations(join(migrationsFolder(), 'clickhouse'));
  const statements = migrations.flatMap(({ sql }) => statementsOf(sql)).flatMap((text) => forCluster(text, cluster));
  const distributed = /EXISTS (\w+) ON CLUSTER .* ENGINE = Distributed\(\w+, currentDatabase\(\), \w+, (.+)\)$/;
  return new Map(
    statements.flatMap((text) => {
      const [, table = '', key = ''] = distributed.exec(text) ?? [];
      // Where a row lies by chance, it may as well always be the first.
      return table === '' ? [] : [[table, key === 'rand()' ? '0' : `${key} % 2`] as const];
    }),
  );
}

function onOneServer(text: string, keys: ReadonlyMap<string, string>): string {
  const table = /CREATE TABLE IF NOT EXISTS (\w+)_local /.exec(text)?.[1];
  const here = text.replace(` ON CLUSTER ${cluster}`, '');
  if (table === undefined) return here;
  const plain = here
    .replace(/ENGINE = Replicated(\w+)\('[^']*', '\{replica\}'(?:, )?/, 'ENGINE = $1(')
    .replace('replicated_deduplication_window', 'non_replicated_deduplication_window');
  const shard = keys.get(table) ?? '0';
  if (shard === '0') return plain;
  if (plain.includes('PARTITION BY')) return plain.replace(/PARTITION BY (.+)/, `PARTITION BY ($1, ${shard})`);
  return plain.replace('ORDER BY', `PARTITION BY ${shard}\nORDER BY`);
}
