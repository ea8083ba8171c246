-- Computed values about people: predictions, affinities, scores, traits of the brand's own. Figure first: what is asked of
-- everybody reads one range; the highest version wins. Money in units of the workspace currency.
-- shard by cityHash64(profile_id)
CREATE TABLE IF NOT EXISTS profile_figures (
  workspace_id UInt32,
  figure LowCardinality(String),
  -- '' or what the value is about: a category
  key LowCardinality(String),
  profile_id UInt64 CODEC(Delta, LZ4),
  version UInt64 CODEC(Delta, LZ4),
  deleted UInt8,
  number Nullable(Float64) CODEC(ZSTD(1)),
  text LowCardinality(String),
  moment Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1))
) ENGINE = ReplacingMergeTree(version)
ORDER BY (workspace_id, figure, key, profile_id)
SETTINGS non_replicated_deduplication_window = 1000;
