import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { forCluster } from './cluster.ts';
import { statementsOf, words } from './statement.ts';

const folder = fileURLToPath(new URL('../../../migrations/clickhouse/', import.meta.url));
const committed = readdirSync(folder)
  .sort()
  .flatMap((name) =>
    statementsOf(readFileSync(join(folder, name), 'utf8')).map(
      (text) => [`${name}: ${words(text).slice(0, 50)}`, text] as const,
    ),
  );
const things = (key: string, engine = 'ReplacingMergeTree(version)'): string => `-- Copies of things.
${key}
CREATE TABLE IF NOT EXISTS things (
  workspace_id UInt32,
  profile_id UInt64,
  version UInt64
) ENGINE = ${engine}
ORDER BY (workspace_id, profile_id)
SETTINGS non_replicated_deduplication_window = 1000`;

describe('tables on a cluster', () => {
  test('are a replicated local one and a distributed one over it', () => {
    const key = '-- shard by cityHash64(profile_id)';
    const [local = '', distributed, ...more] = forCluster(things(key), 'brand');
    expect(more).toEqual([]);
    expect(words(local)).toBe(
      words(`CREATE TABLE IF NOT EXISTS things_local ON CLUSTER brand (
        workspace_id UInt32,
        profile_id UInt64,
        version UInt64
      ) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}', version)
      ORDER BY (workspace_id, profile_id)
      SETTINGS replicated_deduplication_window = 1000`),
    );
    expect(distributed).toBe(
      'CREATE TABLE IF NOT EXISTS things ON CLUSTER brand AS things_local ENGINE = Distributed(brand, currentDatabase(), things_local, cityHash64(profile_id))',
    );
  });

  test('are refused without a sharding key when they are about people', () => {
    expect(() => forCluster(things(''), 'brand')).toThrow(/-- shard by cityHash64\(profile_id\)/);
  });

  test('are refused when versions of one row would lie on two shards', () => {
    const key = '-- shard by cityHash64(version)';
    expect(() => forCluster(things(key), 'brand')).toThrow(/merged by \(workspace_id, profile_id\).*not by version/);
    expect(forCluster(things(key, 'MergeTree'), 'brand')).toHaveLength(2);
  });

  test('are dropped with what lies under them', () => {
    expect(forCluster('DROP TABLE IF EXISTS things', 'brand')).toEqual([
      'DROP TABLE IF EXISTS things ON CLUSTER brand SYNC',
      'DROP TABLE IF EXISTS things_local ON CLUSTER brand SYNC',
    ]);
  });
});

describe('changes of tables on a cluster', () => {
  test.each([
    [
      "ALTER TABLE things ADD COLUMN IF NOT EXISTS note String DEFAULT 'a, b' CODEC(Delta(8), ZSTD(1)) AFTER version, COMMENT COLUMN note 'why'",
      "ALTER TABLE things_local ON CLUSTER brand ADD COLUMN IF NOT EXISTS note String DEFAULT 'a, b' CODEC(Delta(8), ZSTD(1)) AFTER version, COMMENT COLUMN note 'why'",
      "ALTER TABLE things ON CLUSTER brand ADD COLUMN IF NOT EXISTS note String DEFAULT 'a, b' AFTER version, COMMENT COLUMN note 'why'",
    ],
    [
      'ALTER TABLE things MODIFY COLUMN note String TTL at + INTERVAL 1 DAY',
      'ALTER TABLE things_local ON CLUSTER brand MODIFY COLUMN note String TTL at + INTERVAL 1 DAY',
      'ALTER TABLE things ON CLUSTER brand MODIFY COLUMN note String',
    ],
    [
      'ALTER TABLE things MODIFY COLUMN note CODEC(Delta, LZ4)',
      'ALTER TABLE things_local ON CLUSTER brand MODIFY COLUMN note CODEC(Delta, LZ4)',
    ],
    [
      'ALTER TABLE things ADD COLUMN IF NOT EXISTS day Date, MODIFY ORDER BY (workspace_id, profile_id, day)',
      'ALTER TABLE things_local ON CLUSTER brand ADD COLUMN IF NOT EXISTS day Date, MODIFY ORDER BY (workspace_id, profile_id, day)',
      'ALTER TABLE things ON CLUSTER brand ADD COLUMN IF NOT EXISTS day Date',
    ],
    [
      'ALTER TABLE things DROP COLUMN IF EXISTS note',
      'ALTER TABLE things ON CLUSTER brand DROP COLUMN IF EXISTS note',
      'ALTER TABLE things_local ON CLUSTER brand DROP COLUMN IF EXISTS note',
    ],
    [
      'ALTER TABLE things ADD INDEX IF NOT EXISTS by_version version TYPE minmax',
      'ALTER TABLE things_local ON CLUSTER brand ADD INDEX IF NOT EXISTS by_version version TYPE minmax',
    ],
    [
      '-- longer\nALTER TABLE things\n  MODIFY SETTING non_replicated_deduplication_window = 5000',
      'ALTER TABLE things_local ON CLUSTER brand MODIFY SETTING replicated_deduplication_window = 5000',
    ],
    [
      'ALTER TABLE things UPDATE note = upper(note) WHERE version < 5',
      'ALTER TABLE things_local ON CLUSTER brand UPDATE note = upper(note) WHERE version < 5',
    ],
  ])('%s', (statement, ...expected) => {
    expect(forCluster(statement, 'brand')).toEqual(expected);
  });
});

describe('statements that would change one node only', () => {
  test.each([
    ['ALTER TABLE things ADD COLUMN IF NOT EXISTS a UInt8, DROP COLUMN IF EXISTS b', /statement of its own/],
    ['ALTER TABLE things ADD COLUMN a UInt8', /IF \[NOT\] EXISTS/],
    ["ALTER TABLE things ATTACH PARTITION '2026'", /"ATTACH PARTITION '2026'" is not known/],
    ['RENAME TABLE things TO others', /only tables are known/],
    ['CREATE MATERIALIZED VIEW v TO things AS SELECT 1', /only tables are known/],
    ['DROP TABLE things', /IF EXISTS/],
    ['CREATE TABLE IF NOT EXISTS things AS others', /MergeTree family/],
  ])('are refused: %s', (statement, reason) => {
    expect(() => forCluster(statement, 'brand')).toThrow(reason);
  });

  test('writing goes through the distributed table', () => {
    const statement = 'INSERT INTO things SELECT * FROM others';
    expect(forCluster(statement, 'brand')).toEqual([statement]);
  });
});

describe('every committed migration', () => {
  test('is there', () => expect(committed.length).toBeGreaterThan(9));

  test.each(committed)('%s', (_name, statement) => {
    const statements = forCluster(statement, 'brand');
    for (const text of statements) expect(text).toContain(' ON CLUSTER brand ');
    if (!words(statement).startsWith('CREATE')) return;
    const table = /EXISTS (\w+)/.exec(statement)?.[1] ?? '';
    const [local = '', distributed = ''] = statements;
    expect(local).toContain(`${table}_local ON CLUSTER brand (`);
    expect(local).toMatch(/ENGINE = Replicated\w*MergeTree\('/);
    expect(local).not.toContain('non_replicated');
    expect(distributed).toContain(`EXISTS ${table} ON CLUSTER brand AS ${table}_local ENGINE = Distributed(brand,`);
    // Spread by an id that no later version of the row changes; only the store's own mark has none.
    // Cells are of histories, not of people, and are gone within a day.
    if (table !== 'event_store' && table !== 'prediction_cells') expect(distributed).toMatch(/cityHash64\(\w+_id\)\)$/);
  });
});
