-- What affinities know of a product: a copy of the catalog, so that views and purchases are mapped inside the engine.
-- shard by cityHash64(product_id)
CREATE TABLE IF NOT EXISTS affinity_products (
  workspace_id UInt32,
  product_id UInt64,
  version UInt64,
  external_id String CODEC(ZSTD(1)),
  title String CODEC(ZSTD(1)),
  category LowCardinality(String),
  brand LowCardinality(String),
  -- third of the prices of its category: budget, mid, premium; '' without a price
  band LowCardinality(String)
) ENGINE = ReplacingMergeTree(version)
ORDER BY (workspace_id, product_id)
SETTINGS non_replicated_deduplication_window = 1000;
