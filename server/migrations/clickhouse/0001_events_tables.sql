-- Every tracked event, metric first: what is asked of everybody reads a few metrics of many people.
-- shard by cityHash64(profile_id)
CREATE TABLE IF NOT EXISTS events (
  workspace_id UInt32,
  metric LowCardinality(String),
  -- the profile its identifier was first seen as; `profile_aliases` says who that is now, so a merge or its undoing moves no row
  profile_id UInt64 CODEC(Delta, ZSTD(1)),
  occurred_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  value Decimal(18, 4) CODEC(ZSTD(1)),
  seq UInt64 CODEC(Delta, ZSTD(1)),
  properties JSON(max_dynamic_paths=64) CODEC(ZSTD(1)),
  backfill UInt8,
  received_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1))
) ENGINE = MergeTree
PARTITION BY toYear(occurred_at)
ORDER BY (workspace_id, metric, profile_id, occurred_at, seq)
SETTINGS non_replicated_deduplication_window = 10000;

-- The same events, person first and as written: what is asked about one person reads one place.
-- shard by cityHash64(profile_id)
CREATE TABLE IF NOT EXISTS timeline (
  workspace_id UInt32,
  profile_id UInt64 CODEC(Delta, ZSTD(1)),
  occurred_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  seq UInt64 CODEC(Delta, ZSTD(1)),
  metric LowCardinality(String),
  value Decimal(18, 4) CODEC(ZSTD(1)),
  properties String CODEC(ZSTD(1)),
  backfill UInt8,
  received_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1))
) ENGINE = MergeTree
PARTITION BY toYear(occurred_at)
ORDER BY (workspace_id, profile_id, occurred_at, seq)
SETTINGS non_replicated_deduplication_window = 10000, index_granularity = 1024;

-- One row: the generation of this store, known to PostgreSQL too.
CREATE TABLE IF NOT EXISTS event_store (
  generation UUID
) ENGINE = MergeTree
ORDER BY generation;
