-- Scores of everybody who bought, as of the end of each month; of the month that runs, as of the last computation.
-- shard by cityHash64(profile_id)
CREATE TABLE IF NOT EXISTS rfm_history (
  workspace_id UInt32,
  -- its first day
  month Date,
  profile_id UInt64 CODEC(Delta, LZ4),
  version UInt64 CODEC(Delta, LZ4),
  deleted UInt8,
  -- days since the last order
  recency UInt16 CODEC(ZSTD(1)),
  orders UInt32 CODEC(ZSTD(1)),
  -- net, minor units of the workspace currency
  spend Int64 CODEC(ZSTD(1)),
  r UInt8,
  f UInt8,
  m UInt8
) ENGINE = ReplacingMergeTree(version)
ORDER BY (workspace_id, month, profile_id)
SETTINGS non_replicated_deduplication_window = 1000;

-- Who moved from which group to which; the last row of a person is where they were last seen.
-- shard by cityHash64(profile_id)
CREATE TABLE IF NOT EXISTS rfm_moves (
  workspace_id UInt32,
  at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  profile_id UInt64 CODEC(Delta, ZSTD(1)),
  version UInt64,
  -- '' when nothing was known before
  from_group LowCardinality(String),
  to_group LowCardinality(String)
) ENGINE = ReplacingMergeTree(version)
ORDER BY (workspace_id, at, profile_id)
SETTINGS non_replicated_deduplication_window = 1000;
