-- What a row waits for: `facts` its events and copies, then the segments that read them; `renew` the figures of its
-- people, computed beside; `figures` the segments that read those.
alter table segment_touched add column stage text not null default 'facts' check (stage in ('facts', 'renew', 'figures'));
