-- Who entered and left as bitmaps of the event store, a tenth of a list's size and made there; lists are of before.
alter table segment_changes
  add column entered_people bytea,
  add column left_people bytea,
  alter column entered drop not null,
  alter column left_ids drop not null,
  alter column entered_people set storage external,
  alter column left_people set storage external,
  add constraint segment_changes_form check (
    num_nonnulls(entered, entered_people) = 1 and num_nonnulls(left_ids, left_people) = 1
  );
