-- Who entered and left a segment at an evaluation: the event store answers questions about it (segment_members), this
-- brings its history back after a loss.
create table segment_changes (
  workspace_id int not null references workspaces on delete cascade,
  segment_id int not null,
  at timestamptz not null,
  part int not null,
  entered bigint[] not null,
  left_ids bigint[] not null,
  primary key (workspace_id, segment_id, at, part)
);
call protect_workspace_table('segment_changes');
