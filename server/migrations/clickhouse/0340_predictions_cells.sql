-- What a fitted model expects of customers with one history (repeat purchase days, days to the last of them, age in days,
-- the latter two in steps of a run's width): joined to people while figures are written, then of no more use.
-- shard by cityHash64(x, tx, age)
CREATE TABLE IF NOT EXISTS prediction_cells (
  workspace_id UInt32,
  run UInt64,
  x UInt32,
  tx UInt32,
  age UInt32,
  alive Float64,
  orders30 Float64,
  orders90 Float64,
  orders365 Float64,
  -- probability of no purchase within the horizon of the churn model
  quiet Float64,
  -- days until the next purchase of somebody still active: middle, and the bounds of the middle 80 %
  next_days Nullable(Float64),
  next_from Nullable(Float64),
  next_until Nullable(Float64),
  written_at DateTime DEFAULT now()
) ENGINE = MergeTree
ORDER BY (workspace_id, run, x, tx, age)
TTL written_at + INTERVAL 1 DAY
SETTINGS non_replicated_deduplication_window = 1000;
