-- Events in the order of time: whose events crossed the edge of a window within some seconds.
ALTER TABLE events ADD PROJECTION IF NOT EXISTS by_time (
  SELECT workspace_id, occurred_at, metric, profile_id, received_at ORDER BY workspace_id, occurred_at
);

ALTER TABLE events MATERIALIZE PROJECTION by_time;

-- Memberships by person: what a few people are in.
ALTER TABLE segment_members ADD PROJECTION IF NOT EXISTS by_person (
  SELECT workspace_id, profile_id, segment_id, at, sign ORDER BY workspace_id, profile_id
) WITH SETTINGS (index_granularity = 1024);

ALTER TABLE segment_members MATERIALIZE PROJECTION by_person;

-- The members of a segment as a bitmap; the highest version wins. Made again when it is asked for and the history went on.
-- shard by cityHash64(segment_id)
CREATE TABLE IF NOT EXISTS segment_bitmaps (
  workspace_id UInt32,
  segment_id UInt32,
  version UInt64,
  people AggregateFunction(groupBitmap, UInt64)
) ENGINE = ReplacingMergeTree(version)
ORDER BY (workspace_id, segment_id);
