-- The ClickHouse schema after all migrations, from its catalog: for reading and reviewing. Written by "npm run schema".

CREATE TABLE affinity_products
(
    `workspace_id` UInt32,
    `product_id` UInt64,
    `version` UInt64,
    `external_id` String CODEC(ZSTD(1)),
    `title` String CODEC(ZSTD(1)),
    `category` LowCardinality(String),
    `brand` LowCardinality(String),
    `band` LowCardinality(String)
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (workspace_id, product_id)
SETTINGS non_replicated_deduplication_window = 1000, index_granularity = 8192;

CREATE TABLE credit_note_lines
(
    `workspace_id` UInt32,
    `credit_note_id` UInt64 CODEC(Delta(8), ZSTD(1)),
    `line` UInt16,
    `version` UInt64 CODEC(Delta(8), ZSTD(1)),
    `deleted` UInt8,
    `profile_id` UInt64 CODEC(ZSTD(1)),
    `issued_at` DateTime64(3, 'UTC') CODEC(Delta(8), ZSTD(1)),
    `product_id` UInt64,
    `sku` String CODEC(ZSTD(1)),
    `title` String CODEC(ZSTD(1)),
    `category` LowCardinality(String),
    `quantity` Int32,
    `total` Int64 CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (workspace_id, credit_note_id, line)
SETTINGS non_replicated_deduplication_window = 1000, index_granularity = 8192;

CREATE TABLE credit_notes
(
    `workspace_id` UInt32,
    `credit_note_id` UInt64 CODEC(Delta(8), ZSTD(1)),
    `version` UInt64 CODEC(Delta(8), ZSTD(1)),
    `deleted` UInt8,
    `profile_id` UInt64 CODEC(ZSTD(1)),
    `issued_at` DateTime64(3, 'UTC') CODEC(Delta(8), ZSTD(1)),
    `amount` Int64 CODEC(ZSTD(1)),
    `items` UInt32,
    `country` LowCardinality(String)
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (workspace_id, credit_note_id)
SETTINGS non_replicated_deduplication_window = 1000, index_granularity = 8192;

CREATE TABLE event_store
(
    `generation` UUID
)
ENGINE = MergeTree
ORDER BY generation
SETTINGS index_granularity = 8192;

CREATE TABLE events
(
    `workspace_id` UInt32,
    `metric` LowCardinality(String),
    `profile_id` UInt64 CODEC(Delta(8), LZ4),
    `occurred_at` DateTime64(3, 'UTC') CODEC(Delta(8), ZSTD(1)),
    `value` Decimal(18, 4) CODEC(ZSTD(1)),
    `seq` UInt64 CODEC(Delta(8), ZSTD(1)),
    `properties` JSON(max_dynamic_paths = 64) CODEC(ZSTD(1)),
    `backfill` UInt8,
    `received_at` DateTime64(3, 'UTC') CODEC(Delta(8), ZSTD(1)),
    PROJECTION by_time
    (
        SELECT
            workspace_id,
            occurred_at,
            metric,
            profile_id,
            received_at
        ORDER BY
            workspace_id,
            occurred_at
    )
)
ENGINE = MergeTree
PARTITION BY toYear(occurred_at)
ORDER BY (workspace_id, metric, profile_id, occurred_at, seq)
SETTINGS non_replicated_deduplication_window = 10000, index_granularity = 8192;

CREATE TABLE order_lines
(
    `workspace_id` UInt32,
    `order_id` UInt64 CODEC(Delta(8), ZSTD(1)),
    `line` UInt16,
    `version` UInt64 CODEC(Delta(8), ZSTD(1)),
    `deleted` UInt8,
    `profile_id` UInt64 CODEC(ZSTD(1)),
    `placed_at` DateTime64(3, 'UTC') CODEC(Delta(8), ZSTD(1)),
    `cancelled` UInt8,
    `product_id` UInt64,
    `sku` String CODEC(ZSTD(1)),
    `title` String CODEC(ZSTD(1)),
    `category` LowCardinality(String),
    `quantity` Int32,
    `refunded_quantity` Int32,
    `total` Int64 CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (workspace_id, order_id, line)
SETTINGS non_replicated_deduplication_window = 1000, index_granularity = 8192;

CREATE TABLE orders
(
    `workspace_id` UInt32,
    `order_id` UInt64 CODEC(Delta(8), ZSTD(1)),
    `version` UInt64 CODEC(Delta(8), ZSTD(1)),
    `deleted` UInt8,
    `profile_id` UInt64 CODEC(ZSTD(1)),
    `placed_at` DateTime64(3, 'UTC') CODEC(Delta(8), ZSTD(1)),
    `cancelled_at` Nullable(DateTime64(3, 'UTC')),
    `gross` Int64 CODEC(ZSTD(1)),
    `refunded` Int64 CODEC(ZSTD(1)),
    `discount` Int64 CODEC(ZSTD(1)),
    `items` UInt32,
    `channel` LowCardinality(String),
    `country` LowCardinality(String),
    `discount_codes` Array(LowCardinality(String))
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (workspace_id, order_id)
SETTINGS non_replicated_deduplication_window = 1000, index_granularity = 8192;

CREATE TABLE prediction_cells
(
    `workspace_id` UInt32,
    `run` UInt64,
    `x` UInt32,
    `tx` UInt32,
    `age` UInt32,
    `alive` Float64,
    `orders30` Float64,
    `orders90` Float64,
    `orders365` Float64,
    `quiet` Float64,
    `next_days` Nullable(Float64),
    `next_from` Nullable(Float64),
    `next_until` Nullable(Float64),
    `written_at` DateTime DEFAULT now()
)
ENGINE = MergeTree
ORDER BY (workspace_id, run, x, tx, age)
TTL written_at + toIntervalDay(1)
SETTINGS non_replicated_deduplication_window = 1000, index_granularity = 8192;

CREATE TABLE profile_aliases
(
    `workspace_id` UInt32,
    `from_id` UInt64,
    `to_id` UInt64,
    `version` UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (workspace_id, from_id)
SETTINGS non_replicated_deduplication_window = 1000, index_granularity = 8192;

CREATE TABLE profile_figures
(
    `workspace_id` UInt32,
    `figure` LowCardinality(String),
    `key` LowCardinality(String),
    `profile_id` UInt64 CODEC(Delta(8), LZ4),
    `version` UInt64 CODEC(Delta(8), LZ4),
    `deleted` UInt8,
    `number` Nullable(Float64) CODEC(ZSTD(1)),
    `text` LowCardinality(String),
    `moment` Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (workspace_id, figure, key, profile_id)
SETTINGS non_replicated_deduplication_window = 1000, index_granularity = 8192;

CREATE TABLE profiles
(
    `workspace_id` UInt32,
    `profile_id` UInt64 CODEC(Delta(8), LZ4),
    `version` UInt64 CODEC(Delta(8), LZ4),
    `deleted` UInt8,
    `known` UInt8,
    `email` String CODEC(ZSTD(1)),
    `phone` String CODEC(ZSTD(1)),
    `external_id` String CODEC(ZSTD(1)),
    `first_name` String CODEC(ZSTD(1)),
    `last_name` String CODEC(ZSTD(1)),
    `city` LowCardinality(String),
    `region` LowCardinality(String),
    `postal_code` String CODEC(ZSTD(1)),
    `country` LowCardinality(String),
    `timezone` LowCardinality(String),
    `locale` LowCardinality(String),
    `latitude` Nullable(Float64),
    `longitude` Nullable(Float64),
    `properties` JSON(max_dynamic_paths = 128) CODEC(ZSTD(1)),
    `acquisition_channel` LowCardinality(String),
    `acquisition_source` LowCardinality(String),
    `acquisition_campaign` LowCardinality(String),
    `acquisition_creator` LowCardinality(String),
    `acquisition_code` LowCardinality(String),
    `email_consent` LowCardinality(String),
    `email_consent_at` Nullable(DateTime64(3, 'UTC')),
    `email_consent_method` LowCardinality(String),
    `email_suppressed` UInt8,
    `sms_consent` LowCardinality(String),
    `sms_consent_at` Nullable(DateTime64(3, 'UTC')),
    `sms_consent_method` LowCardinality(String),
    `sms_suppressed` UInt8,
    `orders` UInt32,
    `gross_spend` Int64 CODEC(ZSTD(1)),
    `net_spend` Int64 CODEC(ZSTD(1)),
    `refunded` Int64 CODEC(ZSTD(1)),
    `refunds` UInt32,
    `items` UInt32,
    `distinct_products` UInt32,
    `discounted_orders` UInt32,
    `first_order_at` Nullable(DateTime64(3, 'UTC')),
    `last_order_at` Nullable(DateTime64(3, 'UTC')),
    `days_between_orders` Nullable(Float64),
    `email_received` UInt32,
    `email_opened` UInt32,
    `email_clicked` UInt32,
    `email_last_opened_at` Nullable(DateTime64(3, 'UTC')),
    `email_last_clicked_at` Nullable(DateTime64(3, 'UTC')),
    `first_seen_at` Nullable(DateTime64(3, 'UTC')),
    `last_seen_at` Nullable(DateTime64(3, 'UTC')),
    `created_at` DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (workspace_id, profile_id)
SETTINGS non_replicated_deduplication_window = 1000, index_granularity = 8192;

CREATE TABLE recommendation_neighbours
(
    `workspace_id` UInt32,
    `kind` LowCardinality(String),
    `product_id` UInt64,
    `version` UInt64,
    `others` Array(UInt64) CODEC(ZSTD(1)),
    `scores` Array(Float32) CODEC(ZSTD(1)),
    `people` Array(UInt32) CODEC(ZSTD(1)),
    `lifts` Array(Float32) CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (workspace_id, kind, product_id)
SETTINGS non_replicated_deduplication_window = 1000, index_granularity = 8192;

CREATE TABLE recommendation_products
(
    `workspace_id` UInt32,
    `product_id` UInt64,
    `version` UInt64,
    `category` LowCardinality(String),
    `keys` Array(String) CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (workspace_id, product_id)
SETTINGS non_replicated_deduplication_window = 1000, index_granularity = 8192;

CREATE TABLE replenishments
(
    `workspace_id` UInt32,
    `product_id` UInt64,
    `profile_id` UInt64 CODEC(Delta(8), LZ4),
    `version` UInt64 CODEC(Delta(8), LZ4),
    `deleted` UInt8,
    `title` LowCardinality(String),
    `bought_on` Date,
    `quantity` UInt16,
    `intervals` UInt16,
    `due_on` Date,
    `earliest` Date,
    `latest` Date
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (workspace_id, product_id, profile_id)
SETTINGS non_replicated_deduplication_window = 1000, index_granularity = 8192;

CREATE TABLE rfm_history
(
    `workspace_id` UInt32,
    `month` Date,
    `profile_id` UInt64 CODEC(Delta(8), LZ4),
    `version` UInt64 CODEC(Delta(8), LZ4),
    `deleted` UInt8,
    `recency` UInt16 CODEC(ZSTD(1)),
    `orders` UInt32 CODEC(ZSTD(1)),
    `spend` Int64 CODEC(ZSTD(1)),
    `r` UInt8,
    `f` UInt8,
    `m` UInt8
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (workspace_id, month, profile_id)
SETTINGS non_replicated_deduplication_window = 1000, index_granularity = 8192;

CREATE TABLE rfm_moves
(
    `workspace_id` UInt32,
    `at` DateTime64(3, 'UTC') CODEC(Delta(8), ZSTD(1)),
    `profile_id` UInt64 CODEC(Delta(8), ZSTD(1)),
    `version` UInt64,
    `from_group` LowCardinality(String),
    `to_group` LowCardinality(String)
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (workspace_id, at, profile_id)
SETTINGS non_replicated_deduplication_window = 1000, index_granularity = 8192;

CREATE TABLE segment_audiences
(
    `workspace_id` UInt32,
    `audience` String,
    `profile_id` UInt64 CODEC(Delta(8), ZSTD(1)),
    `frozen_at` DateTime DEFAULT now()
)
ENGINE = MergeTree
PARTITION BY toDate(frozen_at)
ORDER BY (workspace_id, audience, profile_id)
TTL frozen_at + toIntervalDay(7)
SETTINGS non_replicated_deduplication_window = 1000, ttl_only_drop_parts = 1, index_granularity = 8192;

CREATE TABLE segment_bitmaps
(
    `workspace_id` UInt32,
    `segment_id` UInt32,
    `version` UInt64,
    `people` AggregateFunction(groupBitmap, UInt64)
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (workspace_id, segment_id)
SETTINGS index_granularity = 8192;

CREATE TABLE segment_members
(
    `workspace_id` UInt32,
    `segment_id` UInt32,
    `profile_id` UInt64 CODEC(Delta(8), LZ4),
    `at` DateTime64(3, 'UTC') CODEC(Delta(8), ZSTD(1)),
    `sign` Int8,
    `reason` LowCardinality(String),
    PROJECTION by_person
    (
        SELECT
            workspace_id,
            profile_id,
            segment_id,
            at,
            sign
        ORDER BY
            workspace_id,
            profile_id
    ) WITH SETTINGS (index_granularity = 1024)
)
ENGINE = MergeTree
ORDER BY (workspace_id, segment_id, profile_id, at)
SETTINGS non_replicated_deduplication_window = 10000, index_granularity = 8192, min_compress_block_size = 8192, max_compress_block_size = 16384;

CREATE TABLE timeline
(
    `workspace_id` UInt32,
    `profile_id` UInt64 CODEC(Delta(8), LZ4),
    `occurred_at` DateTime64(3, 'UTC') CODEC(Delta(8), LZ4),
    `seq` UInt64 CODEC(Delta(8), ZSTD(1)),
    `metric` LowCardinality(String),
    `value` Decimal(18, 4) CODEC(ZSTD(1)),
    `properties` String CODEC(ZSTD(1)),
    `backfill` UInt8,
    `received_at` DateTime64(3, 'UTC') CODEC(Delta(8), ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toYear(occurred_at)
ORDER BY (workspace_id, profile_id, occurred_at, seq)
SETTINGS non_replicated_deduplication_window = 10000, index_granularity = 1024, min_compress_block_size = 8192, max_compress_block_size = 16384;
