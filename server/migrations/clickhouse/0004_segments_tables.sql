-- Membership as history: +1 entered, -1 left. A person is in while the signs sum to 1.
-- shard by cityHash64(profile_id)
CREATE TABLE IF NOT EXISTS segment_members (
  workspace_id UInt32,
  segment_id UInt32,
  profile_id UInt64 CODEC(Delta, ZSTD(1)),
  at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  sign Int8,
  reason LowCardinality(String)
) ENGINE = MergeTree
ORDER BY (workspace_id, segment_id, profile_id, at)
SETTINGS non_replicated_deduplication_window = 10000;
