-- What recommendations know of a product: a copy of the catalog, so that views are mapped to products inside the engine.
-- shard by cityHash64(product_id)
CREATE TABLE IF NOT EXISTS recommendation_products (
  workspace_id UInt32,
  product_id UInt64,
  version UInt64,
  category LowCardinality(String),
  -- what events call it: the shop's id and SKUs
  keys Array(String) CODEC(ZSTD(1))
) ENGINE = ReplacingMergeTree(version)
ORDER BY (workspace_id, product_id)
SETTINGS non_replicated_deduplication_window = 1000;

-- The products that go with a product, best first: a row is the whole list, the highest version wins. The arrays are parallel.
-- shard by cityHash64(product_id)
CREATE TABLE IF NOT EXISTS recommendation_neighbours (
  workspace_id UInt32,
  -- together, after, viewed; with the prefix test: those that an evaluation made of older data
  kind LowCardinality(String),
  product_id UInt64,
  version UInt64,
  others Array(UInt64) CODEC(ZSTD(1)),
  scores Array(Float32) CODEC(ZSTD(1)),
  people Array(UInt32) CODEC(ZSTD(1)),
  lifts Array(Float32) CODEC(ZSTD(1))
) ENGINE = ReplacingMergeTree(version)
ORDER BY (workspace_id, kind, product_id)
SETTINGS non_replicated_deduplication_window = 1000;
