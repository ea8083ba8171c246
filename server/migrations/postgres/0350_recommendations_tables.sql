-- Numbers of builds, also versions in the event store: never falls, also after a restore (see takeGeneration).
create sequence recommendation_generation;
grant usage, select, update on sequence recommendation_generation to rapport_app, rapport_system;

create table recommendation_state (
  workspace_id int primary key references workspaces on delete cascade,
  -- the build whose lists are read; null before the first is whole
  generation bigint,
  built_at timestamptz,
  -- when the lists of what changed were last renewed
  renewed_at timestamptz,
  -- state of the data as of then
  stamp text,
  lines_version bigint not null default 0,
  aliases_version bigint not null default 0,
  events_until timestamptz,
  -- somebody asked for a whole build
  requested_at timestamptz,
  -- somebody is at it until then
  lease_until timestamptz,
  -- what the brand decided: filters, pins, boosts
  rules jsonb not null default '{}',
  -- how many lists the build has, and how long it took
  summary jsonb not null default '{}',
  evaluation jsonb,
  last_error text,
  last_error_at timestamptz
);
call protect_workspace_table('recommendation_state');

-- A ready list: neighbours of a product, favourites of a segment or a category, what sells, what rises. The four arrays
-- are parallel, best first.
create table recommendation_lists (
  workspace_id int not null references workspaces on delete cascade,
  generation bigint not null,
  kind text not null,
  -- id of the product or segment, name of the category, '' for the whole brand
  key text not null,
  products bigint[] not null,
  scores real[] not null,
  -- how many people stand behind it
  people int[] not null,
  -- how many times likelier than among everybody; of what rises: recent over expected
  lifts real[] not null,
  primary key (workspace_id, generation, kind, key)
);
call protect_workspace_table('recommendation_lists');

-- What is ready for a person who did something lately; arrays of one group are parallel.
create table recommendation_people (
  workspace_id int not null references workspaces on delete cascade,
  generation bigint not null,
  profile_id bigint not null,
  products bigint[] not null,
  scores real[] not null,
  -- the product it is recommended for; 0: for the category
  because bigint[] not null,
  -- newest first
  viewed bigint[] not null,
  bought bigint[] not null,
  -- days since 1970 of the last purchase
  bought_on int[] not null,
  bought_times smallint[] not null,
  primary key (workspace_id, generation, profile_id)
);
call protect_workspace_table('recommendation_people');
