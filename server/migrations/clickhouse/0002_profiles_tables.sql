-- The current state of each profile as segments see it; the highest version wins.
-- shard by cityHash64(profile_id)
CREATE TABLE IF NOT EXISTS profiles (
  workspace_id UInt32,
  profile_id UInt64 CODEC(Delta, ZSTD(1)),
  version UInt64 CODEC(Delta, ZSTD(1)),
  deleted UInt8,
  known UInt8,
  email String CODEC(ZSTD(1)),
  phone String CODEC(ZSTD(1)),
  external_id String CODEC(ZSTD(1)),
  first_name String CODEC(ZSTD(1)),
  last_name String CODEC(ZSTD(1)),
  city LowCardinality(String),
  region LowCardinality(String),
  postal_code String CODEC(ZSTD(1)),
  country LowCardinality(String),
  timezone LowCardinality(String),
  locale LowCardinality(String),
  latitude Nullable(Float64),
  longitude Nullable(Float64),
  properties JSON(max_dynamic_paths=128) CODEC(ZSTD(1)),
  acquisition_channel LowCardinality(String),
  acquisition_source LowCardinality(String),
  acquisition_campaign LowCardinality(String),
  acquisition_creator LowCardinality(String),
  acquisition_code LowCardinality(String),
  -- '' never asked, else subscribed, unsubscribed, pending
  email_consent LowCardinality(String),
  email_consent_at Nullable(DateTime64(3, 'UTC')),
  email_consent_method LowCardinality(String),
  email_suppressed UInt8,
  sms_consent LowCardinality(String),
  sms_consent_at Nullable(DateTime64(3, 'UTC')),
  sms_consent_method LowCardinality(String),
  sms_suppressed UInt8,
  orders UInt32,
  gross_spend Int64 CODEC(ZSTD(1)),
  net_spend Int64 CODEC(ZSTD(1)),
  refunded Int64 CODEC(ZSTD(1)),
  refunds UInt32,
  items UInt32,
  distinct_products UInt32,
  discounted_orders UInt32,
  first_order_at Nullable(DateTime64(3, 'UTC')),
  last_order_at Nullable(DateTime64(3, 'UTC')),
  days_between_orders Nullable(Float64),
  email_received UInt32,
  email_opened UInt32,
  email_clicked UInt32,
  email_last_opened_at Nullable(DateTime64(3, 'UTC')),
  email_last_clicked_at Nullable(DateTime64(3, 'UTC')),
  first_seen_at Nullable(DateTime64(3, 'UTC')),
  last_seen_at Nullable(DateTime64(3, 'UTC')),
  created_at DateTime64(3, 'UTC')
) ENGINE = ReplacingMergeTree(version)
ORDER BY (workspace_id, profile_id)
SETTINGS non_replicated_deduplication_window = 1000;

-- Events of `from_id` belong to `to_id` (0: to itself again, after an undone merge); the highest version wins.
-- shard by cityHash64(from_id)
CREATE TABLE IF NOT EXISTS profile_aliases (
  workspace_id UInt32,
  from_id UInt64,
  to_id UInt64,
  version UInt64
) ENGINE = ReplacingMergeTree(version)
ORDER BY (workspace_id, from_id)
SETTINGS non_replicated_deduplication_window = 1000;
