-- First and last seen of a person cover the person's devices and the profiles merged into it; these are without them, so that
-- what leaves takes its part along. Null: nothing was added.
alter table profiles add column own_first_seen_at timestamptz, add column own_last_seen_at timestamptz;
