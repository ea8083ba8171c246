-- Sign-in belongs to better-auth: its tables in a schema of their own, in its spelling. Only rapport_system reads them.
create schema auth;
grant usage on schema auth to rapport_system;

create table auth."user" (
  id text primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null default false,
  image text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp,
  "twoFactorEnabled" boolean default false,
  -- the login of the sample brand: does not count as somebody having set this installation up
  "isSample" boolean default false
);

create table auth.session (
  id text primary key,
  "expiresAt" timestamptz not null,
  token text not null unique,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references auth."user" on delete cascade
);
create index "session_userId_idx" on auth.session ("userId");

create table auth.account (
  id text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references auth."user" on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null
);
create index "account_userId_idx" on auth.account ("userId");

create table auth.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create index "verification_identifier_idx" on auth.verification (identifier);

create table auth.two_factor (
  id text primary key,
  secret text not null,
  "backupCodes" text not null,
  "userId" text not null references auth."user" on delete cascade,
  verified boolean default true,
  "failedVerificationCount" integer default 0,
  "lockedUntil" timestamptz
);
create index "two_factor_secret_idx" on auth.two_factor (secret);
create index "two_factor_userId_idx" on auth.two_factor ("userId");

create table auth.rate_limit (
  id text primary key,
  key text not null unique,
  count integer not null,
  "lastRequest" bigint not null
);
grant select, insert, update, delete on all tables in schema auth to rapport_system;

create table members (
  workspace_id int not null references workspaces on delete cascade,
  user_id text not null references auth."user" on delete cascade,
  role text not null
    check (role in ('owner', 'admin', 'marketer', 'agent', 'creator_manager', 'analyst', 'read_only')),
  joined_at timestamptz not null,
  primary key (workspace_id, user_id)
);
create index members_by_user on members (user_id);
call protect_workspace_table('members');

create table invitations (
  id bigint generated always as identity primary key,
  workspace_id int not null references workspaces on delete cascade,
  email text not null,
  role text not null
    check (role in ('owner', 'admin', 'marketer', 'agent', 'creator_manager', 'analyst', 'read_only')),
  token_hash bytea not null unique,
  -- null: invited by a key
  invited_by text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz
);
create index invitations_open on invitations (workspace_id, id desc) where accepted_at is null;
create unique index invitations_one_per_address on invitations (workspace_id, email) where accepted_at is null;
call protect_workspace_table('invitations');

-- Only hashes: a copy of this table opens nothing.
create table api_keys (
  workspace_id int not null references workspaces on delete cascade,
  -- the part between the prefix and the secret
  id text not null unique,
  kind text not null check (kind in ('write', 'secret')),
  name text not null,
  scopes text[] not null,
  hash bytea not null,
  -- the secret before the last rotation, good for a while longer
  previous_hash bytea,
  previous_valid_until timestamptz,
  created_by text,
  created_at timestamptz not null,
  rotated_at timestamptz,
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz,
  primary key (workspace_id, id)
);
call protect_workspace_table('api_keys');
