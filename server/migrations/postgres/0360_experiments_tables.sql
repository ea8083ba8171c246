-- Who was shown which arm, once and for ever. origin_id: the profile the person was then; the row never moves, so a merge and
-- its undoing need no bookkeeping: a person's arm is the earliest of those of the profiles that are the person today.
create table experiment_exposures (
  workspace_id int not null references workspaces on delete cascade,
  experiment text not null,
  origin_id bigint not null,
  arm text not null,
  exposed_at timestamptz not null,
  primary key (workspace_id, experiment, origin_id)
);
call protect_workspace_table('experiment_exposures');

-- Experiments that must not share people each hold a range of their layer's 10,000 places.
create table experiment_slots (
  workspace_id int not null references workspaces on delete cascade,
  layer text not null,
  experiment text not null,
  first_place int not null check (first_place >= 0),
  places int not null check (places > 0),
  primary key (workspace_id, layer, experiment),
  check (first_place + places <= 10000)
);
call protect_workspace_table('experiment_slots');

-- Who gets nothing, to know what everything brings. programme '': of all programmes.
create table experiment_holdouts (
  workspace_id int not null references workspaces on delete cascade,
  programme text not null,
  share double precision not null check (share > 0 and share < 1),
  -- others are drawn after so many days; null: the same people always
  rotate_days int check (rotate_days > 0),
  since timestamptz not null,
  primary key (workspace_id, programme)
);
call protect_workspace_table('experiment_holdouts');
