-- A frozen audience: the people of one send, in the order they are read. Kept for as long as a send may be resumed.
-- shard by cityHash64(profile_id)
CREATE TABLE IF NOT EXISTS segment_audiences (
  workspace_id UInt32,
  audience String,
  profile_id UInt64 CODEC(Delta, ZSTD(1)),
  frozen_at DateTime DEFAULT now()
) ENGINE = MergeTree
PARTITION BY toDate(frozen_at)
ORDER BY (workspace_id, audience, profile_id)
TTL frozen_at + INTERVAL 7 DAY
SETTINGS non_replicated_deduplication_window = 1000, ttl_only_drop_parts = 1;
