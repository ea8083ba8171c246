import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { forCluster } from './cluster.ts';

const folder = fileURLToPath(new URL('../../../migrations/clickhouse/', import.meta.url));
const statements = readdirSync(folder)
  .sort()
  .flatMap((name) => readFileSync(join(folder, name), 'utf8').split(/;\s*(?:\n|$)/))
  .filter((text) => text.includes('CREATE TABLE'));

describe('forCluster', () => {
  test('writes a replicated local table and a distributed one over it', () => {
    expect(
      forCluster(
        `-- Copies of things.
-- shard by cityHash64(profile_id)
CREATE TABLE IF NOT EXISTS things (
  workspace_id UInt32,
  profile_id UInt64,
  version UInt64
) ENGINE = ReplacingMergeTree(version)
ORDER BY (workspace_id, profile_id)
SETTINGS non_replicated_deduplication_window = 1000`,
        'brand',
      ),
    ).toEqual([
      `-- Copies of things.
-- shard by cityHash64(profile_id)
CREATE TABLE IF NOT EXISTS things_local ON CLUSTER brand (
  workspace_id UInt32,
  profile_id UInt64,
  version UInt64
) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}', version)
ORDER BY (workspace_id, profile_id)
SETTINGS replicated_deduplication_window = 1000`,
      'CREATE TABLE IF NOT EXISTS things ON CLUSTER brand AS things_local ENGINE = Distributed(brand, currentDatabase(), things_local, cityHash64(profile_id))',
    ]);
  });

  test('leaves other statements as they are', () => {
    expect(forCluster('ALTER TABLE things ADD COLUMN x UInt8', 'brand')).toEqual([
      'ALTER TABLE things ADD COLUMN x UInt8',
    ]);
  });

  test.each(statements.map((text) => [/EXISTS (\w+)/.exec(text)?.[1] ?? '', text] as const))(
    'knows what to do with %s',
    (table, text) => {
      const [local = '', distributed = '', ...more] = forCluster(text, 'brand');
      expect(more).toEqual([]);
      expect(local).toContain(`${table}_local ON CLUSTER brand (`);
      expect(local).toMatch(/ENGINE = Replicated\w*MergeTree\('/);
      expect(local).not.toContain('non_replicated');
      expect(distributed).toContain(`EXISTS ${table} ON CLUSTER brand AS ${table}_local ENGINE = Distributed(brand,`);
      // What is about a person lies on the person's shard; only the store's own mark has no person.
      if (table !== 'event_store') expect(distributed).toMatch(/cityHash64\((profile_id|from_id)\)\)$/);
    },
  );
});
