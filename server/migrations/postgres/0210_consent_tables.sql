-- Status, reachability and suppression are three separate facts.
create table consents (
  workspace_id int not null references workspaces on delete cascade,
  profile_id bigint not null,
  channel text not null check (channel in ('email', 'sms', 'whatsapp', 'push')),
  purpose text not null default 'marketing',
  status text not null check (status in ('subscribed', 'unsubscribed', 'pending')),
  method text not null,
  source text not null,
  wording text,
  double_opt_in boolean not null default false,
  effective_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (workspace_id, profile_id, channel, purpose)
);
call protect_workspace_table('consents');

-- Proof: append-only; `consents` is the fold of this log.
create table consent_ledger (
  id bigint generated always as identity primary key,
  workspace_id int not null references workspaces on delete cascade,
  profile_id bigint not null,
  -- who the row was written for, so that an undone merge can give it back
  origin_id bigint not null,
  channel text not null,
  purpose text not null,
  status text not null,
  method text not null,
  source text not null,
  wording text,
  page text,
  ip inet,
  user_agent text,
  double_opt_in boolean not null default false,
  -- false: said with a public key, which may ask for a subscription but never widen what a person decided
  trusted boolean not null default true,
  -- written by a merge: the profile whose stricter state was kept; void once that merge is undone
  merged_from bigint,
  void boolean not null default false,
  effective_at timestamptz not null,
  recorded_at timestamptz not null
);
create index consent_ledger_by_origin on consent_ledger (workspace_id, origin_id);
create index consent_ledger_by_profile on consent_ledger (workspace_id, profile_id, id);
call protect_workspace_table('consent_ledger');
revoke delete on consent_ledger from rapport_app, rapport_system;

-- An address that gets nothing, whoever it belongs to. value: normalised e-mail or E.164 phone.
create table suppressions (
  workspace_id int not null references workspaces on delete cascade,
  channel text not null,
  value text not null,
  reason text not null check (reason in ('hard_bounce', 'soft_bounces', 'complaint', 'manual', 'erased')),
  detail text,
  created_at timestamptz not null,
  primary key (workspace_id, channel, value)
);
call protect_workspace_table('suppressions');
