-- When somebody runs out of something they buy again and again. Not kept once the time has passed without a purchase.
-- shard by cityHash64(profile_id)
CREATE TABLE IF NOT EXISTS replenishments (
  workspace_id UInt32,
  product_id UInt64,
  profile_id UInt64 CODEC(Delta, LZ4),
  version UInt64 CODEC(Delta, LZ4),
  deleted UInt8,
  title LowCardinality(String),
  bought_on Date,
  quantity UInt16,
  -- own intervals between purchases of it
  intervals UInt16,
  due_on Date,
  earliest Date,
  latest Date
) ENGINE = ReplacingMergeTree(version)
ORDER BY (workspace_id, product_id, profile_id)
SETTINGS non_replicated_deduplication_window = 1000;
