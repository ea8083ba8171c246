-- A person, or a device nobody has identified yet. `merged_into` makes this one an alias of the survivor.
create table profiles (
  id bigint generated always as identity primary key,
  workspace_id int not null references workspaces on delete cascade,
  -- known = has at least one strong identifier (e-mail, phone, external id, store id)
  known boolean not null default false,
  merged_into bigint,
  email text,
  phone text,
  external_id text,
  first_name text,
  last_name text,
  organization text,
  title text,
  locale text,
  timezone text,
  image_url text,
  city text,
  region text,
  postal_code text,
  country text,
  latitude double precision,
  longitude double precision,
  properties jsonb not null default '{}',
  -- field -> [epoch ms of the fact, source]; a cleared field keeps its entry here, so that late news cannot revive it
  provenance jsonb not null default '{}',
  -- write-once: first touch and first order
  acquisition jsonb,
  first_seen_at timestamptz,
  last_seen_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index profiles_recent on profiles (workspace_id, id desc) where merged_into is null;
create index profiles_known_recent on profiles (workspace_id, id desc) where merged_into is null and known;
create index profiles_last_seen on profiles (workspace_id, last_seen_at desc nulls last, id desc) where merged_into is null and known;
create index profiles_search on profiles using gin (workspace_id, (lower(coalesce(email, '') || ' ' || coalesce(first_name, '') || ' ' || coalesce(last_name, '') || ' ' || coalesce(phone, '') || ' ' || coalesce(external_id, ''))) gin_trgm_ops) where merged_into is null;
create index profiles_merged on profiles (workspace_id, merged_into) where merged_into is not null;
call protect_workspace_table('profiles');

-- kind: email, phone, external, anonymous, or store:<namespace>
create table profile_identifiers (
  workspace_id int not null references workspaces on delete cascade,
  kind text not null,
  value text not null,
  -- who it belongs to now
  profile_id bigint not null references profiles,
  -- the profile made for it when it was first seen; events stay under that id
  origin_id bigint not null references profiles,
  first_seen_at timestamptz not null,
  -- anonymous ids: the earliest identification (event time, then identifier) decides whose device it is
  linked_at timestamptz,
  linked_by text,
  source text not null,
  primary key (workspace_id, kind, value)
);
create index profile_identifiers_by_profile on profile_identifiers (workspace_id, profile_id);
call protect_workspace_table('profile_identifiers');

-- Undo log of merges: enough to put both sides back.
create table profile_merges (
  id bigint generated always as identity primary key,
  workspace_id int not null references workspaces on delete cascade,
  survivor_id bigint not null,
  absorbed_id bigint not null,
  reason text not null,
  source text not null,
  before jsonb not null,
  merged_at timestamptz not null,
  undone_at timestamptz
);
create index profile_merges_by_profile on profile_merges (workspace_id, survivor_id);
create index profile_merges_absorbed on profile_merges (workspace_id, absorbed_id);
call protect_workspace_table('profile_merges');

-- What a public key said about a known profile: kept, never applied until confirmed.
create table profile_claims (
  id bigint generated always as identity primary key,
  workspace_id int not null references workspaces on delete cascade,
  profile_id bigint not null,
  claim jsonb not null,
  source text not null,
  claimed_at timestamptz not null
);
create index profile_claims_by_profile on profile_claims (workspace_id, profile_id, id desc);
call protect_workspace_table('profile_claims');

-- Typed custom properties, learnt from the data.
create table profile_properties (
  workspace_id int not null references workspaces on delete cascade,
  name text not null,
  type text not null check (type in ('text', 'number', 'boolean', 'date', 'list', 'object')),
  first_seen_at timestamptz not null,
  primary key (workspace_id, name)
);
call protect_workspace_table('profile_properties');

-- What the event store must copy again. Appended in the transaction that changed the entity, emptied by the projector.
create table projection_queue (
  id bigint generated always as identity primary key,
  workspace_id int not null,
  kind text not null,
  entity_id bigint not null
);
create index projection_queue_order on projection_queue (kind, id);
call protect_workspace_table('projection_queue');
