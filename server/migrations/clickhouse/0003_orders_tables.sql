-- Orders as they are now, in minor units of the workspace currency: cancellations and refunds change history.
-- shard by cityHash64(profile_id)
CREATE TABLE IF NOT EXISTS orders (
  workspace_id UInt32,
  order_id UInt64 CODEC(Delta, ZSTD(1)),
  version UInt64 CODEC(Delta, ZSTD(1)),
  deleted UInt8,
  profile_id UInt64 CODEC(ZSTD(1)),
  placed_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  cancelled_at Nullable(DateTime64(3, 'UTC')),
  gross Int64 CODEC(ZSTD(1)),
  refunded Int64 CODEC(ZSTD(1)),
  discount Int64 CODEC(ZSTD(1)),
  items UInt32,
  channel LowCardinality(String),
  country LowCardinality(String),
  discount_codes Array(LowCardinality(String))
) ENGINE = ReplacingMergeTree(version)
ORDER BY (workspace_id, order_id)
SETTINGS non_replicated_deduplication_window = 1000;

-- shard by cityHash64(profile_id)
CREATE TABLE IF NOT EXISTS order_lines (
  workspace_id UInt32,
  order_id UInt64 CODEC(Delta, ZSTD(1)),
  line UInt16,
  version UInt64 CODEC(Delta, ZSTD(1)),
  deleted UInt8,
  profile_id UInt64 CODEC(ZSTD(1)),
  placed_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  cancelled UInt8,
  product_id UInt64,
  sku String CODEC(ZSTD(1)),
  title String CODEC(ZSTD(1)),
  category LowCardinality(String),
  quantity Int32,
  refunded_quantity Int32,
  total Int64 CODEC(ZSTD(1))
) ENGINE = ReplacingMergeTree(version)
ORDER BY (workspace_id, order_id, line)
SETTINGS non_replicated_deduplication_window = 1000;
