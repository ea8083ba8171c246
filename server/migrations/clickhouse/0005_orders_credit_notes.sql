-- Credits without an order, in minor units of the workspace currency, positive. Net revenue of a day =
-- sum(gross - refunded) of its uncancelled orders minus sum(amount) of its credit notes.
-- shard by cityHash64(profile_id)
CREATE TABLE IF NOT EXISTS credit_notes (
  workspace_id UInt32,
  credit_note_id UInt64 CODEC(Delta, ZSTD(1)),
  version UInt64 CODEC(Delta, ZSTD(1)),
  deleted UInt8,
  profile_id UInt64 CODEC(ZSTD(1)),
  issued_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  amount Int64 CODEC(ZSTD(1)),
  items UInt32,
  country LowCardinality(String)
) ENGINE = ReplacingMergeTree(version)
ORDER BY (workspace_id, credit_note_id)
SETTINGS non_replicated_deduplication_window = 1000;

-- shard by cityHash64(profile_id)
CREATE TABLE IF NOT EXISTS credit_note_lines (
  workspace_id UInt32,
  credit_note_id UInt64 CODEC(Delta, ZSTD(1)),
  line UInt16,
  version UInt64 CODEC(Delta, ZSTD(1)),
  deleted UInt8,
  profile_id UInt64 CODEC(ZSTD(1)),
  issued_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  product_id UInt64,
  sku String CODEC(ZSTD(1)),
  title String CODEC(ZSTD(1)),
  category LowCardinality(String),
  quantity Int32,
  total Int64 CODEC(ZSTD(1))
) ENGINE = ReplacingMergeTree(version)
ORDER BY (workspace_id, credit_note_id, line)
SETTINGS non_replicated_deduplication_window = 1000;
