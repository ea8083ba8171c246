-- The transaction that queued them: what a snapshot did not see yet may still be on its way to the event store, whatever
-- its number in the queue.
alter table segment_touched add column written_by xid8 not null default pg_current_xact_id();
