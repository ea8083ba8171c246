-- The PostgreSQL schema after all migrations, from its catalog: for reading and reviewing. Written by "npm run schema".

create extension btree_gin;
create extension pg_trgm;
CREATE OR REPLACE FUNCTION public.append_to_inbox(p_lane smallint, p_workspaces integer[], p_keys uuid[], p_received timestamp with time zone[], p_messages text[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_advisory_xact_lock(7271, p_lane);
  insert into event_inbox (lane, workspace_id, key, received_at, message)
  select p_lane, w, k, r, m::json from unnest(p_workspaces, p_keys, p_received, p_messages) as t(w, k, r, m);
end $function$
;
grant execute on function append_to_inbox(smallint,integer[],uuid[],timestamp with time zone[],text[]) to public;
grant execute on function append_to_inbox(smallint,integer[],uuid[],timestamp with time zone[],text[]) to rapport_system;
CREATE OR REPLACE FUNCTION public.current_workspace()
 RETURNS integer
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('app.workspace_id'::text, true), ''::text))::integer
;
CREATE OR REPLACE FUNCTION public.enqueue_job(task text, payload json, job_key text DEFAULT NULL::text, run_at timestamp with time zone DEFAULT NULL::timestamp with time zone, max_attempts integer DEFAULT 25, queue text DEFAULT NULL::text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'graphile_worker', 'public', 'pg_temp'
AS $function$ select graphile_worker.add_job(task, payload => payload, queue_name => queue, run_at => run_at, max_attempts => max_attempts, job_key => job_key) $function$
;
grant execute on function enqueue_job(text,json,text,timestamp with time zone,integer,text) to rapport_app;
grant execute on function enqueue_job(text,json,text,timestamp with time zone,integer,text) to rapport_system;
CREATE OR REPLACE PROCEDURE public.protect_workspace_table(IN target regclass)
 LANGUAGE plpgsql
AS $procedure$
declare
  identity name;
begin
  for identity in select attname from pg_attribute where attrelid = target and attidentity <> '' loop
    execute format('grant usage on sequence %s to rapport_app, rapport_system', pg_get_serial_sequence(target::text, identity));
  end loop;
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy workspace on %s to rapport_app using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()))', target);
  execute format('create policy system on %s to rapport_system using (true) with check (true)', target);
  execute format('grant select, insert, update, delete on %s to rapport_app, rapport_system', target);
end $procedure$
;
CREATE OR REPLACE FUNCTION public.search_profiles(workspace integer, patterns text[], most integer)
 RETURNS SETOF bigint
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_indexscan TO 'off'
 SET enable_indexonlyscan TO 'off'
AS $function$
declare
  conditions text;
begin
  if workspace is distinct from current_workspace() then
    raise exception 'search_profiles looks into the workspace of the transaction only';
  end if;
  -- Written out: a plan made for any pattern would not know which of them are rare.
  select string_agg(format('lower(coalesce(email, '''') || '' '' || coalesce(first_name, '''') || '' '' || coalesce(last_name, '''') || '' '' || coalesce(phone, '''') || '' '' || coalesce(external_id, '''')) like %L', pattern), ' and ')
    into conditions from unnest(patterns) as pattern;
  return query execute format('select id from profiles where workspace_id = %s and merged_into is null and %s limit %s',
    workspace, conditions, most);
end $function$
;
grant execute on function search_profiles(integer,text[],integer) to rapport_app;
grant execute on function search_profiles(integer,text[],integer) to rapport_system;
create sequence event_sequence;
create sequence event_shipments;
create sequence figure_version;
create sequence projection_version;
create sequence recommendation_generation;
create sequence sender_numbers;
create table affinity_baselines (
  workspace_id integer not null,
  name text not null,
  baseline jsonb not null,
  computed_at timestamp with time zone not null
);
alter table affinity_baselines add constraint affinity_baselines_pkey PRIMARY KEY (workspace_id, name);
alter table affinity_baselines add constraint affinity_baselines_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
alter table affinity_baselines enable row level security, force row level security;
create policy system on affinity_baselines for all to rapport_system using (true) with check (true);
create policy workspace on affinity_baselines for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on affinity_baselines to rapport_app;
grant delete, insert, select, update on affinity_baselines to rapport_system;
create table affinity_settings (
  workspace_id integer not null,
  settings jsonb not null,
  updated_at timestamp with time zone not null,
  updated_by jsonb not null
);
alter table affinity_settings add constraint affinity_settings_pkey PRIMARY KEY (workspace_id);
alter table affinity_settings add constraint affinity_settings_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
alter table affinity_settings enable row level security, force row level security;
create policy system on affinity_settings for all to rapport_system using (true) with check (true);
create policy workspace on affinity_settings for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on affinity_settings to rapport_app;
grant delete, insert, select, update on affinity_settings to rapport_system;
create table api_keys (
  workspace_id integer not null,
  id text not null,
  kind text not null,
  name text not null,
  scopes text[] not null,
  hash bytea not null,
  previous_hash bytea,
  previous_valid_until timestamp with time zone,
  created_by text,
  created_at timestamp with time zone not null,
  rotated_at timestamp with time zone,
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  last_used_at timestamp with time zone
);
alter table api_keys add constraint api_keys_id_key UNIQUE (id);
alter table api_keys add constraint api_keys_kind_check CHECK ((kind = ANY (ARRAY['write'::text, 'secret'::text])));
alter table api_keys add constraint api_keys_pkey PRIMARY KEY (workspace_id, id);
alter table api_keys add constraint api_keys_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
alter table api_keys enable row level security, force row level security;
create policy system on api_keys for all to rapport_system using (true) with check (true);
create policy workspace on api_keys for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on api_keys to rapport_app;
grant delete, insert, select, update on api_keys to rapport_system;
create table attribution_settings (
  workspace_id integer not null,
  click_hours integer not null,
  open_hours integer not null,
  count_machine_opens boolean not null,
  updated_at timestamp with time zone not null
);
alter table attribution_settings add constraint attribution_settings_pkey PRIMARY KEY (workspace_id);
alter table attribution_settings add constraint attribution_settings_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
alter table attribution_settings enable row level security, force row level security;
create policy system on attribution_settings for all to rapport_system using (true) with check (true);
create policy workspace on attribution_settings for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on attribution_settings to rapport_app;
grant delete, insert, select, update on attribution_settings to rapport_system;
create table audit_log (
  id bigint generated always as identity not null,
  workspace_id integer not null,
  at timestamp with time zone not null,
  actor jsonb not null,
  action text not null,
  entity text not null,
  entity_id text,
  changes jsonb default '{}'::jsonb not null
);
alter table audit_log add constraint audit_log_pkey PRIMARY KEY (id);
alter table audit_log add constraint audit_log_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
CREATE INDEX audit_log_by_entity ON public.audit_log USING btree (workspace_id, entity, entity_id, id DESC);
CREATE INDEX audit_log_by_time ON public.audit_log USING btree (workspace_id, id DESC);
alter table audit_log enable row level security, force row level security;
create policy system on audit_log for all to rapport_system using (true) with check (true);
create policy workspace on audit_log for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant insert, select on audit_log to rapport_app;
grant insert, select on audit_log to rapport_system;
create table auth."user" (
  id text not null,
  name text not null,
  email text not null,
  "emailVerified" boolean default false not null,
  image text,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "twoFactorEnabled" boolean default false,
  "isSample" boolean default false
);
alter table auth."user" add constraint user_email_key UNIQUE (email);
alter table auth."user" add constraint user_pkey PRIMARY KEY (id);
grant delete, insert, select, update on auth."user" to rapport_system;
create table auth.account (
  id text not null,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamp with time zone,
  "refreshTokenExpiresAt" timestamp with time zone,
  scope text,
  password text,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone not null
);
alter table auth.account add constraint account_pkey PRIMARY KEY (id);
alter table auth.account add constraint "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE;
CREATE INDEX "account_userId_idx" ON auth.account USING btree ("userId");
grant delete, insert, select, update on auth.account to rapport_system;
create table auth.rate_limit (
  id text not null,
  key text not null,
  count integer not null,
  "lastRequest" bigint not null
);
alter table auth.rate_limit add constraint rate_limit_key_key UNIQUE (key);
alter table auth.rate_limit add constraint rate_limit_pkey PRIMARY KEY (id);
grant delete, insert, select, update on auth.rate_limit to rapport_system;
create table auth.session (
  id text not null,
  "expiresAt" timestamp with time zone not null,
  token text not null,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null
);
alter table auth.session add constraint session_pkey PRIMARY KEY (id);
alter table auth.session add constraint session_token_key UNIQUE (token);
alter table auth.session add constraint "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE;
CREATE INDEX "session_userId_idx" ON auth.session USING btree ("userId");
grant delete, insert, select, update on auth.session to rapport_system;
create table auth.two_factor (
  id text not null,
  secret text not null,
  "backupCodes" text not null,
  "userId" text not null,
  verified boolean default true,
  "failedVerificationCount" integer default 0,
  "lockedUntil" timestamp with time zone
);
alter table auth.two_factor add constraint two_factor_pkey PRIMARY KEY (id);
alter table auth.two_factor add constraint "two_factor_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE;
CREATE INDEX "two_factor_userId_idx" ON auth.two_factor USING btree ("userId");
CREATE INDEX two_factor_secret_idx ON auth.two_factor USING btree (secret);
grant delete, insert, select, update on auth.two_factor to rapport_system;
create table auth.verification (
  id text not null,
  identifier text not null,
  value text not null,
  "expiresAt" timestamp with time zone not null,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone default CURRENT_TIMESTAMP not null
);
alter table auth.verification add constraint verification_pkey PRIMARY KEY (id);
CREATE INDEX verification_identifier_idx ON auth.verification USING btree (identifier);
grant delete, insert, select, update on auth.verification to rapport_system;
create table campaigns (
  id bigint generated always as identity not null,
  workspace_id integer not null,
  name text not null,
  state text default 'draft'::text not null,
  template_id bigint,
  version_id bigint,
  subject text,
  preheader text,
  from_name text,
  from_email text,
  reply_to text,
  include_segments bigint[] default '{}'::bigint[] not null,
  exclude_segments bigint[] default '{}'::bigint[] not null,
  on_doubt text default 'resend'::text not null,
  scheduled_at timestamp with time zone,
  hold_reason text,
  mailing_id bigint,
  started_at timestamp with time zone,
  frozen_at timestamp with time zone,
  finished_at timestamp with time zone,
  left_out jsonb default '{}'::jsonb not null,
  created_by jsonb not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  deleted_at timestamp with time zone
);
alter table campaigns add constraint campaigns_on_doubt_check CHECK ((on_doubt = ANY (ARRAY['hold'::text, 'resend'::text])));
alter table campaigns add constraint campaigns_pkey PRIMARY KEY (id);
alter table campaigns add constraint campaigns_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'scheduled'::text, 'freezing'::text, 'sending'::text, 'paused'::text, 'held'::text, 'sent'::text, 'cancelled'::text])));
alter table campaigns add constraint campaigns_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
CREATE INDEX campaigns_recent ON public.campaigns USING btree (workspace_id, id DESC) WHERE (deleted_at IS NULL);
CREATE INDEX campaigns_running ON public.campaigns USING btree (workspace_id, id) WHERE (state = ANY (ARRAY['freezing'::text, 'sending'::text]));
CREATE INDEX campaigns_waiting ON public.campaigns USING btree (scheduled_at) WHERE (state = 'scheduled'::text);
alter table campaigns enable row level security, force row level security;
create policy system on campaigns for all to rapport_system using (true) with check (true);
create policy workspace on campaigns for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on campaigns to rapport_app;
grant delete, insert, select, update on campaigns to rapport_system;
create table carts (
  id bigint generated always as identity not null,
  workspace_id integer not null,
  external_id text not null,
  profile_id bigint not null,
  origin_id bigint not null,
  status text not null,
  currency character(3),
  total bigint,
  items jsonb default '[]'::jsonb not null,
  checkout_url text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);
alter table carts add constraint carts_pkey PRIMARY KEY (id);
alter table carts add constraint carts_status_check CHECK ((status = ANY (ARRAY['open'::text, 'checkout'::text, 'ordered'::text, 'abandoned'::text])));
alter table carts add constraint carts_workspace_id_external_id_key UNIQUE (workspace_id, external_id);
alter table carts add constraint carts_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
CREATE INDEX carts_by_profile ON public.carts USING btree (workspace_id, profile_id, updated_at DESC);
alter table carts enable row level security, force row level security;
create policy system on carts for all to rapport_system using (true) with check (true);
create policy workspace on carts for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on carts to rapport_app;
grant delete, insert, select, update on carts to rapport_system;
create table consent_batches (
  id uuid not null,
  workspace_id integer not null,
  channel text not null,
  status text not null,
  note text,
  source text not null,
  profile_ids bigint[] not null,
  created_at timestamp with time zone not null,
  undone_at timestamp with time zone
);
alter table consent_batches add constraint consent_batches_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'sms'::text, 'whatsapp'::text])));
alter table consent_batches add constraint consent_batches_pkey PRIMARY KEY (id);
alter table consent_batches add constraint consent_batches_status_check CHECK ((status = ANY (ARRAY['subscribed'::text, 'unsubscribed'::text])));
alter table consent_batches add constraint consent_batches_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
CREATE INDEX consent_batches_of_workspace ON public.consent_batches USING btree (workspace_id, id);
alter table consent_batches enable row level security, force row level security;
create policy system on consent_batches for all to rapport_system using (true) with check (true);
create policy workspace on consent_batches for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on consent_batches to rapport_app;
grant delete, insert, select, update on consent_batches to rapport_system;
create table consent_ledger (
  id bigint generated always as identity not null,
  workspace_id integer not null,
  profile_id bigint not null,
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
  double_opt_in boolean default false not null,
  trusted boolean default true not null,
  merged_from bigint,
  void boolean default false not null,
  effective_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  batch_id uuid
);
alter table consent_ledger add constraint consent_ledger_pkey PRIMARY KEY (id);
CREATE INDEX consent_ledger_by_batch ON public.consent_ledger USING btree (workspace_id, batch_id, id) WHERE (batch_id IS NOT NULL);
CREATE INDEX consent_ledger_by_origin ON public.consent_ledger USING btree (workspace_id, origin_id);
CREATE INDEX consent_ledger_by_profile ON public.consent_ledger USING btree (workspace_id, profile_id, id);
alter table consent_ledger enable row level security, force row level security;
create policy system on consent_ledger for all to rapport_system using (true) with check (true);
create policy workspace on consent_ledger for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant insert, select, update on consent_ledger to rapport_app;
grant insert, select, update on consent_ledger to rapport_system;
create table consents (
  workspace_id integer not null,
  profile_id bigint not null,
  channel text not null,
  purpose text default 'marketing'::text not null,
  status text not null,
  method text not null,
  source text not null,
  wording text,
  double_opt_in boolean default false not null,
  effective_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null
);
alter table consents add constraint consents_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'sms'::text, 'whatsapp'::text, 'push'::text])));
alter table consents add constraint consents_pkey PRIMARY KEY (workspace_id, profile_id, channel, purpose);
alter table consents add constraint consents_status_check CHECK ((status = ANY (ARRAY['subscribed'::text, 'unsubscribed'::text, 'pending'::text])));
alter table consents enable row level security, force row level security;
create policy system on consents for all to rapport_system using (true) with check (true);
create policy workspace on consents for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on consents to rapport_app;
grant delete, insert, select, update on consents to rapport_system;
create table credit_note_lines (
  workspace_id integer not null,
  credit_note_id bigint not null,
  line integer not null,
  product_id bigint,
  sku text,
  title text not null,
  category text,
  quantity integer not null,
  total bigint not null
);
alter table credit_note_lines add constraint credit_note_lines_credit_note_id_fkey FOREIGN KEY (credit_note_id) REFERENCES credit_notes(id) ON DELETE CASCADE;
alter table credit_note_lines add constraint credit_note_lines_pkey PRIMARY KEY (workspace_id, credit_note_id, line);
alter table credit_note_lines enable row level security, force row level security;
create policy system on credit_note_lines for all to rapport_system using (true) with check (true);
create policy workspace on credit_note_lines for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on credit_note_lines to rapport_app;
grant delete, insert, select, update on credit_note_lines to rapport_system;
create table credit_notes (
  id bigint generated always as identity not null,
  workspace_id integer not null,
  external_id text not null,
  profile_id bigint,
  origin_id bigint,
  issued_at timestamp with time zone not null,
  currency character(3) not null,
  base_factor numeric default 1 not null,
  amount bigint not null,
  base_amount bigint not null,
  item_count integer default 0 not null,
  lines_ever integer default 0 not null,
  reason text,
  country text,
  source_updated_at timestamp with time zone not null,
  source text not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);
alter table credit_notes add constraint credit_notes_pkey PRIMARY KEY (id);
alter table credit_notes add constraint credit_notes_workspace_id_external_id_key UNIQUE (workspace_id, external_id);
alter table credit_notes add constraint credit_notes_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
CREATE INDEX credit_notes_by_origin ON public.credit_notes USING btree (workspace_id, origin_id);
CREATE INDEX credit_notes_by_profile ON public.credit_notes USING btree (workspace_id, profile_id, issued_at);
CREATE INDEX credit_notes_by_time ON public.credit_notes USING btree (workspace_id, issued_at DESC, id DESC);
alter table credit_notes enable row level security, force row level security;
create policy system on credit_notes for all to rapport_system using (true) with check (true);
create policy workspace on credit_notes for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on credit_notes to rapport_app;
grant delete, insert, select, update on credit_notes to rapport_system;
create table currency_rates (
  workspace_id integer not null,
  currency character(3) not null,
  valid_from date not null,
  rate numeric not null
);
alter table currency_rates add constraint currency_rates_pkey PRIMARY KEY (workspace_id, currency, valid_from);
alter table currency_rates add constraint currency_rates_rate_check CHECK ((rate > (0)::numeric));
alter table currency_rates add constraint currency_rates_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
alter table currency_rates enable row level security, force row level security;
create policy system on currency_rates for all to rapport_system using (true) with check (true);
create policy workspace on currency_rates for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on currency_rates to rapport_app;
grant delete, insert, select, update on currency_rates to rapport_system;
create table custom_traits (
  id integer generated always as identity not null,
  workspace_id integer not null,
  name text not null,
  label text not null,
  explanation text default ''::text not null,
  definition jsonb not null,
  numeric_type text,
  type text not null,
  status text default 'active'::text not null,
  created_by jsonb not null,
  updated_by jsonb not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);
alter table custom_traits add constraint custom_traits_numeric_type_check CHECK ((numeric_type = ANY (ARRAY['number'::text, 'money'::text, 'ratio'::text, 'days'::text])));
alter table custom_traits add constraint custom_traits_pkey PRIMARY KEY (id);
alter table custom_traits add constraint custom_traits_status_check CHECK ((status = ANY (ARRAY['active'::text, 'deleted'::text])));
alter table custom_traits add constraint custom_traits_type_check CHECK ((type = ANY (ARRAY['number'::text, 'money'::text, 'ratio'::text, 'days'::text, 'date'::text, 'text'::text, 'boolean'::text])));
alter table custom_traits add constraint custom_traits_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
CREATE UNIQUE INDEX custom_traits_by_name ON public.custom_traits USING btree (workspace_id, name) WHERE (status = 'active'::text);
alter table custom_traits enable row level security, force row level security;
create policy system on custom_traits for all to rapport_system using (true) with check (true);
create policy workspace on custom_traits for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on custom_traits to rapport_app;
grant delete, insert, select, update on custom_traits to rapport_system;
create table delivery_settings (
  workspace_id integer not null,
  provider text,
  smtp_sealed text,
  unsubscribe_mailto text,
  from_name text,
  from_email text,
  reply_to text,
  updated_at timestamp with time zone not null
);
alter table delivery_settings add constraint delivery_settings_pkey PRIMARY KEY (workspace_id);
alter table delivery_settings add constraint delivery_settings_provider_check CHECK ((provider = ANY (ARRAY['mailbox'::text, 'smtp'::text])));
alter table delivery_settings add constraint delivery_settings_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
alter table delivery_settings enable row level security, force row level security;
create policy system on delivery_settings for all to rapport_system using (true) with check (true);
create policy workspace on delivery_settings for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on delivery_settings to rapport_app;
grant delete, insert, select, update on delivery_settings to rapport_system;
create table demand_forecasts (
  workspace_id integer not null,
  sku text not null,
  product_id bigint not null,
  title text not null,
  category text not null,
  class text not null,
  adi double precision,
  cv2 double precision,
  method text not null,
  history integer[] not null,
  expected double precision[] not null,
  low integer[] not null,
  high integer[] not null,
  cumulated_low integer[] not null,
  cumulated_high integer[] not null,
  mae double precision,
  naive_mae double precision,
  from_orders double precision,
  stock integer,
  stock_out date,
  stock_out_earliest date,
  stock_out_latest date,
  reorder integer not null,
  computed_at timestamp with time zone not null
);
alter table demand_forecasts add constraint demand_forecasts_pkey PRIMARY KEY (workspace_id, sku);
alter table demand_forecasts add constraint demand_forecasts_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
alter table demand_forecasts enable row level security, force row level security;
create policy system on demand_forecasts for all to rapport_system using (true) with check (true);
create policy workspace on demand_forecasts for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on demand_forecasts to rapport_app;
grant delete, insert, select, update on demand_forecasts to rapport_system;
create table event_archives (
  name text not null,
  first_batch bigint not null,
  last_batch bigint not null,
  event_count bigint not null,
  bytes bigint not null,
  created_at timestamp with time zone not null
);
alter table event_archives add constraint event_archives_pkey PRIMARY KEY (name);
grant delete, insert, select on event_archives to rapport_system;
create table event_batches (
  id bigint generated always as identity not null,
  lane smallint not null,
  event_count integer not null,
  body text not null,
  created_at timestamp with time zone not null,
  shipment bigint,
  shipped_at timestamp with time zone
);
alter table event_batches add constraint event_batches_pkey PRIMARY KEY (id);
CREATE INDEX event_batches_shipment ON public.event_batches USING btree (shipment) WHERE ((shipment IS NOT NULL) AND (shipped_at IS NULL));
CREATE INDEX event_batches_unshipped ON public.event_batches USING btree (id) WHERE (shipped_at IS NULL);
grant delete, insert, select, update on event_batches to rapport_system;
create table event_inbox (
  lane smallint not null,
  id bigint generated always as identity not null,
  workspace_id integer not null,
  key uuid not null,
  received_at timestamp with time zone not null,
  message json not null
) with (autovacuum_vacuum_scale_factor=0.02, autovacuum_vacuum_threshold=2000);
alter table event_inbox add constraint event_inbox_pkey PRIMARY KEY (lane, id);
alter table event_inbox enable row level security, force row level security;
create policy system on event_inbox for all to rapport_system using (true) with check (true);
create policy workspace on event_inbox for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on event_inbox to rapport_app;
grant delete, insert, select, update on event_inbox to rapport_system;
create table event_keys (
  workspace_id integer not null,
  key uuid not null
);
alter table event_keys add constraint event_keys_pkey PRIMARY KEY (workspace_id, key);
alter table event_keys enable row level security, force row level security;
create policy system on event_keys for all to rapport_system using (true) with check (true);
create policy workspace on event_keys for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on event_keys to rapport_app;
grant delete, insert, select, update on event_keys to rapport_system;
create table event_lanes (
  lane smallint not null,
  processed bigint default 0 not null,
  processed_at timestamp with time zone
);
alter table event_lanes add constraint event_lanes_pkey PRIMARY KEY (lane);
grant select, update on event_lanes to rapport_system;
create table event_rejects (
  id bigint generated always as identity not null,
  workspace_id integer not null,
  key uuid not null,
  message json not null,
  reason text not null,
  rejected_at timestamp with time zone not null
);
alter table event_rejects add constraint event_rejects_pkey PRIMARY KEY (id);
CREATE INDEX event_rejects_by_workspace ON public.event_rejects USING btree (workspace_id, id DESC);
alter table event_rejects enable row level security, force row level security;
create policy system on event_rejects for all to rapport_system using (true) with check (true);
create policy workspace on event_rejects for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on event_rejects to rapport_app;
grant delete, insert, select, update on event_rejects to rapport_system;
create table event_store (
  one_row boolean default true not null,
  generation uuid,
  rebuilding boolean default false not null
);
alter table event_store add constraint event_store_one_row_check CHECK (one_row);
alter table event_store add constraint event_store_pkey PRIMARY KEY (one_row);
grant select, update on event_store to rapport_system;
create table experiment_exposures (
  workspace_id integer not null,
  experiment text not null,
  origin_id bigint not null,
  arm text not null,
  exposed_at timestamp with time zone not null,
  profile_id bigint not null
);
alter table experiment_exposures add constraint experiment_exposures_pkey PRIMARY KEY (workspace_id, experiment, origin_id);
alter table experiment_exposures add constraint experiment_exposures_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
CREATE INDEX experiment_exposures_by_profile ON public.experiment_exposures USING btree (workspace_id, profile_id);
alter table experiment_exposures enable row level security, force row level security;
create policy system on experiment_exposures for all to rapport_system using (true) with check (true);
create policy workspace on experiment_exposures for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on experiment_exposures to rapport_app;
grant delete, insert, select, update on experiment_exposures to rapport_system;
create table experiment_holdouts (
  workspace_id integer not null,
  programme text not null,
  share double precision not null,
  rotate_days integer,
  since timestamp with time zone not null
);
alter table experiment_holdouts add constraint experiment_holdouts_pkey PRIMARY KEY (workspace_id, programme);
alter table experiment_holdouts add constraint experiment_holdouts_rotate_days_check CHECK ((rotate_days > 0));
alter table experiment_holdouts add constraint experiment_holdouts_share_check CHECK (((share > (0)::double precision) AND (share < (1)::double precision)));
alter table experiment_holdouts add constraint experiment_holdouts_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
alter table experiment_holdouts enable row level security, force row level security;
create policy system on experiment_holdouts for all to rapport_system using (true) with check (true);
create policy workspace on experiment_holdouts for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on experiment_holdouts to rapport_app;
grant delete, insert, select, update on experiment_holdouts to rapport_system;
create table experiment_slots (
  workspace_id integer not null,
  layer text not null,
  experiment text not null,
  first_place integer not null,
  places integer not null
);
alter table experiment_slots add constraint experiment_slots_check CHECK (((first_place + places) <= 10000));
alter table experiment_slots add constraint experiment_slots_first_place_check CHECK ((first_place >= 0));
alter table experiment_slots add constraint experiment_slots_pkey PRIMARY KEY (workspace_id, layer, experiment);
alter table experiment_slots add constraint experiment_slots_places_check CHECK ((places > 0));
alter table experiment_slots add constraint experiment_slots_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
alter table experiment_slots enable row level security, force row level security;
create policy system on experiment_slots for all to rapport_system using (true) with check (true);
create policy workspace on experiment_slots for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on experiment_slots to rapport_app;
grant delete, insert, select, update on experiment_slots to rapport_system;
create table figure_runs (
  workspace_id integer not null,
  producer text not null,
  renewed_at timestamp with time zone,
  stamp text,
  ms integer,
  people jsonb default '{}'::jsonb not null,
  last_error text,
  lease_until timestamp with time zone
);
alter table figure_runs add constraint figure_runs_pkey PRIMARY KEY (workspace_id, producer);
alter table figure_runs add constraint figure_runs_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
alter table figure_runs enable row level security, force row level security;
create policy system on figure_runs for all to rapport_system using (true) with check (true);
create policy workspace on figure_runs for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on figure_runs to rapport_app;
grant delete, insert, select, update on figure_runs to rapport_system;
create table idempotency_keys (
  workspace_id integer not null,
  route text not null,
  key text not null,
  request_hash bytea not null,
  status integer,
  response text,
  created_at timestamp with time zone not null
);
alter table idempotency_keys add constraint idempotency_keys_pkey PRIMARY KEY (workspace_id, route, key);
CREATE INDEX idempotency_keys_age ON public.idempotency_keys USING btree (created_at);
alter table idempotency_keys enable row level security, force row level security;
create policy system on idempotency_keys for all to rapport_system using (true) with check (true);
create policy workspace on idempotency_keys for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on idempotency_keys to rapport_app;
grant delete, insert, select, update on idempotency_keys to rapport_system;
create table imports (
  id uuid not null,
  workspace_id integer not null,
  kind text not null,
  file_name text not null,
  stored_as text,
  path text,
  fingerprint text not null,
  mapping jsonb not null,
  options jsonb not null,
  dry_run boolean default false not null,
  status text not null,
  rows_done bigint default 0 not null,
  rows_total bigint,
  refused bigint default 0 not null,
  reject_bytes bigint default 0 not null,
  counts jsonb default '{}'::jsonb not null,
  reasons jsonb default '{}'::jsonb not null,
  notes jsonb default '[]'::jsonb not null,
  inbox_mark bigint,
  profile_mark bigint,
  error text,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone
);
alter table imports add constraint imports_pkey PRIMARY KEY (id);
alter table imports add constraint imports_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'reading'::text, 'settling'::text, 'done'::text, 'failed'::text, 'cancelled'::text])));
alter table imports add constraint imports_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
CREATE INDEX imports_recent ON public.imports USING btree (workspace_id, created_at DESC, id DESC);
CREATE INDEX imports_waiting ON public.imports USING btree (created_at) WHERE (status = ANY (ARRAY['queued'::text, 'reading'::text, 'settling'::text]));
alter table imports enable row level security, force row level security;
create policy system on imports for all to rapport_system using (true) with check (true);
create policy workspace on imports for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on imports to rapport_app;
grant delete, insert, select, update on imports to rapport_system;
create table invitations (
  id bigint generated always as identity not null,
  workspace_id integer not null,
  email text not null,
  role text not null,
  token_hash bytea not null,
  invited_by text,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  mailed_at timestamp with time zone
);
alter table invitations add constraint invitations_pkey PRIMARY KEY (id);
alter table invitations add constraint invitations_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'marketer'::text, 'agent'::text, 'creator_manager'::text, 'analyst'::text, 'read_only'::text])));
alter table invitations add constraint invitations_token_hash_key UNIQUE (token_hash);
alter table invitations add constraint invitations_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
CREATE UNIQUE INDEX invitations_one_per_address ON public.invitations USING btree (workspace_id, email) WHERE (accepted_at IS NULL);
CREATE INDEX invitations_open ON public.invitations USING btree (workspace_id, id DESC) WHERE (accepted_at IS NULL);
alter table invitations enable row level security, force row level security;
create policy system on invitations for all to rapport_system using (true) with check (true);
create policy workspace on invitations for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on invitations to rapport_app;
grant delete, insert, select, update on invitations to rapport_system;
create table links (
  id bigint generated always as identity not null,
  workspace_id integer not null,
  mailing_id bigint not null,
  "position" integer not null,
  url text not null,
  url_hash bytea not null,
  clicks integer default 0 not null
);
alter table links add constraint links_pkey PRIMARY KEY (workspace_id, id);
alter table links add constraint links_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
alter table links add constraint links_workspace_id_mailing_id_url_hash_key UNIQUE (workspace_id, mailing_id, url_hash);
alter table links enable row level security, force row level security;
create policy system on links for all to rapport_system using (true) with check (true);
create policy workspace on links for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on links to rapport_app;
grant delete, insert, select, update on links to rapport_system;
create table mailbox_messages (
  id bigint generated always as identity not null,
  workspace_id integer not null,
  send_id bigint,
  message_id text not null,
  sender text not null,
  recipient text not null,
  subject text not null,
  raw text not null,
  received_at timestamp with time zone not null
);
alter table mailbox_messages add constraint mailbox_messages_pkey PRIMARY KEY (workspace_id, id);
alter table mailbox_messages add constraint mailbox_messages_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
CREATE INDEX mailbox_by_recipient ON public.mailbox_messages USING btree (workspace_id, recipient, id DESC);
alter table mailbox_messages enable row level security, force row level security;
create policy system on mailbox_messages for all to rapport_system using (true) with check (true);
create policy workspace on mailbox_messages for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on mailbox_messages to rapport_app;
grant delete, insert, select, update on mailbox_messages to rapport_system;
create table mailings (
  id bigint generated always as identity not null,
  workspace_id integer not null,
  source_kind text not null,
  source_id bigint not null,
  name text not null,
  class text not null,
  channel text default 'email'::text not null,
  version_id bigint not null,
  subject text not null,
  preheader text not null,
  from_name text not null,
  from_email text not null,
  reply_to text,
  state text not null,
  on_doubt text not null,
  created_at timestamp with time zone not null
);
alter table mailings add constraint mailings_class_check CHECK ((class = ANY (ARRAY['marketing'::text, 'transactional'::text])));
alter table mailings add constraint mailings_on_doubt_check CHECK ((on_doubt = ANY (ARRAY['hold'::text, 'resend'::text])));
alter table mailings add constraint mailings_pkey PRIMARY KEY (id);
alter table mailings add constraint mailings_state_check CHECK ((state = ANY (ARRAY['open'::text, 'paused'::text, 'cancelled'::text])));
alter table mailings add constraint mailings_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
alter table mailings add constraint mailings_workspace_id_source_kind_source_id_key UNIQUE (workspace_id, source_kind, source_id);
alter table mailings enable row level security, force row level security;
create policy system on mailings for all to rapport_system using (true) with check (true);
create policy workspace on mailings for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on mailings to rapport_app;
grant delete, insert, select, update on mailings to rapport_system;
create table members (
  workspace_id integer not null,
  user_id text not null,
  role text not null,
  joined_at timestamp with time zone not null
);
alter table members add constraint members_pkey PRIMARY KEY (workspace_id, user_id);
alter table members add constraint members_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'marketer'::text, 'agent'::text, 'creator_manager'::text, 'analyst'::text, 'read_only'::text])));
alter table members add constraint members_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE;
alter table members add constraint members_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
CREATE INDEX members_by_user ON public.members USING btree (user_id);
alter table members enable row level security, force row level security;
create policy system on members for all to rapport_system using (true) with check (true);
create policy workspace on members for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on members to rapport_app;
grant delete, insert, select, update on members to rapport_system;
create table metrics (
  workspace_id integer not null,
  name text not null,
  first_seen_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  event_count bigint default 0 not null,
  properties jsonb default '{}'::jsonb not null
);
alter table metrics add constraint metrics_pkey PRIMARY KEY (workspace_id, name);
alter table metrics add constraint metrics_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
alter table metrics enable row level security, force row level security;
create policy system on metrics for all to rapport_system using (true) with check (true);
create policy workspace on metrics for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on metrics to rapport_app;
grant delete, insert, select, update on metrics to rapport_system;
create table models (
  workspace_id integer not null,
  name text not null,
  state text,
  reason text,
  parameters jsonb,
  card jsonb,
  fitted_at timestamp with time zone,
  fit_ms integer,
  orders bigint,
  tried_at timestamp with time zone,
  last_error text,
  lease_until timestamp with time zone
);
alter table models add constraint models_pkey PRIMARY KEY (workspace_id, name);
alter table models add constraint models_state_check CHECK ((state = ANY (ARRAY['shown'::text, 'hidden'::text])));
alter table models add constraint models_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
alter table models enable row level security, force row level security;
create policy system on models for all to rapport_system using (true) with check (true);
create policy workspace on models for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on models to rapport_app;
grant delete, insert, select, update on models to rapport_system;
create table operations (
  id uuid default gen_random_uuid() not null,
  workspace_id integer not null,
  kind text not null,
  title text not null,
  status text not null,
  done bigint default 0 not null,
  total bigint,
  message text,
  result jsonb,
  cancel_requested boolean default false not null,
  created_by jsonb not null,
  created_at timestamp with time zone not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone
);
alter table operations add constraint operations_pkey PRIMARY KEY (id);
alter table operations add constraint operations_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])));
alter table operations add constraint operations_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
CREATE INDEX operations_recent ON public.operations USING btree (workspace_id, created_at DESC);
alter table operations enable row level security, force row level security;
create policy system on operations for all to rapport_system using (true) with check (true);
create policy workspace on operations for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on operations to rapport_app;
grant delete, insert, select, update on operations to rapport_system;
create table order_changes_waiting (
  id bigint generated always as identity not null,
  workspace_id integer not null,
  order_external_id text not null,
  change jsonb not null,
  received_at timestamp with time zone not null
);
alter table order_changes_waiting add constraint order_changes_waiting_pkey PRIMARY KEY (id);
alter table order_changes_waiting add constraint order_changes_waiting_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
CREATE INDEX order_changes_waiting_by_order ON public.order_changes_waiting USING btree (workspace_id, order_external_id);
alter table order_changes_waiting enable row level security, force row level security;
create policy system on order_changes_waiting for all to rapport_system using (true) with check (true);
create policy workspace on order_changes_waiting for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on order_changes_waiting to rapport_app;
grant delete, insert, select, update on order_changes_waiting to rapport_system;
create table order_credits (
  workspace_id integer not null,
  order_id bigint not null,
  profile_id bigint not null,
  touch_key uuid not null,
  source_kind text not null,
  source_id bigint not null,
  send_id bigint not null,
  ordered_at timestamp with time zone not null,
  credited_at timestamp with time zone not null
);
alter table order_credits add constraint order_credits_pkey PRIMARY KEY (workspace_id, order_id);
CREATE INDEX order_credits_by_profile ON public.order_credits USING btree (workspace_id, profile_id);
CREATE INDEX order_credits_by_source ON public.order_credits USING btree (workspace_id, source_kind, source_id);
alter table order_credits enable row level security, force row level security;
create policy system on order_credits for all to rapport_system using (true) with check (true);
create policy workspace on order_credits for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on order_credits to rapport_app;
grant delete, insert, select, update on order_credits to rapport_system;
create table order_fulfilments (
  workspace_id integer not null,
  order_id bigint not null,
  external_id text not null,
  status text not null,
  carrier text,
  tracking_number text,
  tracking_url text,
  shipped_at timestamp with time zone,
  promised_at timestamp with time zone,
  delivered_at timestamp with time zone,
  source_updated_at timestamp with time zone not null
);
alter table order_fulfilments add constraint order_fulfilments_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE CASCADE;
alter table order_fulfilments add constraint order_fulfilments_pkey PRIMARY KEY (workspace_id, order_id, external_id);
alter table order_fulfilments enable row level security, force row level security;
create policy system on order_fulfilments for all to rapport_system using (true) with check (true);
create policy workspace on order_fulfilments for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on order_fulfilments to rapport_app;
grant delete, insert, select, update on order_fulfilments to rapport_system;
create table order_lines (
  workspace_id integer not null,
  order_id bigint not null,
  line integer not null,
  product_id bigint,
  sku text,
  title text not null,
  variant_title text,
  category text,
  quantity integer not null,
  unit_price bigint not null,
  discount bigint default 0 not null,
  total bigint not null,
  refunded_quantity integer default 0 not null,
  properties jsonb default '{}'::jsonb not null
);
alter table order_lines add constraint order_lines_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE CASCADE;
alter table order_lines add constraint order_lines_pkey PRIMARY KEY (workspace_id, order_id, line);
CREATE INDEX order_lines_by_product ON public.order_lines USING btree (workspace_id, product_id);
alter table order_lines enable row level security, force row level security;
create policy system on order_lines for all to rapport_system using (true) with check (true);
create policy workspace on order_lines for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on order_lines to rapport_app;
grant delete, insert, select, update on order_lines to rapport_system;
create table order_refunds (
  workspace_id integer not null,
  order_id bigint not null,
  external_id text not null,
  refunded_at timestamp with time zone not null,
  amount bigint not null,
  reason text,
  lines jsonb default '[]'::jsonb not null,
  source_updated_at timestamp with time zone not null
);
alter table order_refunds add constraint order_refunds_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE CASCADE;
alter table order_refunds add constraint order_refunds_pkey PRIMARY KEY (workspace_id, order_id, external_id);
alter table order_refunds enable row level security, force row level security;
create policy system on order_refunds for all to rapport_system using (true) with check (true);
create policy workspace on order_refunds for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on order_refunds to rapport_app;
grant delete, insert, select, update on order_refunds to rapport_system;
create table orders (
  id bigint generated always as identity not null,
  workspace_id integer not null,
  external_id text not null,
  number text,
  profile_id bigint,
  origin_id bigint,
  placed_at timestamp with time zone not null,
  currency character(3) not null,
  subtotal bigint not null,
  discount bigint default 0 not null,
  shipping bigint default 0 not null,
  tax bigint default 0 not null,
  total bigint not null,
  refunded bigint default 0 not null,
  base_factor numeric default 1 not null,
  base_total bigint not null,
  base_refunded bigint default 0 not null,
  item_count integer default 0 not null,
  lines_ever integer default 0 not null,
  financial_status text default 'paid'::text not null,
  fulfilment_status text default 'unfulfilled'::text not null,
  cancelled_at timestamp with time zone,
  cancel_reason text,
  channel text default 'online'::text not null,
  discount_codes text[] default '{}'::text[] not null,
  country text,
  attribution jsonb default '{}'::jsonb not null,
  properties jsonb default '{}'::jsonb not null,
  source_updated_at timestamp with time zone not null,
  source text not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);
alter table orders add constraint orders_pkey PRIMARY KEY (id);
alter table orders add constraint orders_workspace_id_external_id_key UNIQUE (workspace_id, external_id);
CREATE INDEX orders_by_origin ON public.orders USING btree (workspace_id, origin_id);
CREATE INDEX orders_by_profile ON public.orders USING btree (workspace_id, profile_id, placed_at);
CREATE INDEX orders_by_time ON public.orders USING btree (workspace_id, placed_at DESC, id DESC);
alter table orders enable row level security, force row level security;
create policy system on orders for all to rapport_system using (true) with check (true);
create policy workspace on orders for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on orders to rapport_app;
grant delete, insert, select, update on orders to rapport_system;
create table orders_waiting_for_rates (
  id bigint generated always as identity not null,
  workspace_id integer not null,
  external_id text not null,
  currency character(3) not null,
  at timestamp with time zone not null,
  message json not null,
  received_at timestamp with time zone not null
);
alter table orders_waiting_for_rates add constraint orders_waiting_for_rates_pkey PRIMARY KEY (id);
alter table orders_waiting_for_rates add constraint orders_waiting_for_rates_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
CREATE INDEX orders_waiting_for_rates_by_currency ON public.orders_waiting_for_rates USING btree (workspace_id, currency, at);
CREATE INDEX orders_waiting_for_rates_by_order ON public.orders_waiting_for_rates USING btree (workspace_id, external_id);
alter table orders_waiting_for_rates enable row level security, force row level security;
create policy system on orders_waiting_for_rates for all to rapport_system using (true) with check (true);
create policy workspace on orders_waiting_for_rates for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on orders_waiting_for_rates to rapport_app;
grant delete, insert, select, update on orders_waiting_for_rates to rapport_system;
create table product_variants (
  workspace_id integer not null,
  product_id bigint not null,
  sku text not null,
  title text,
  price bigint,
  currency character(3),
  inventory_quantity integer,
  properties jsonb default '{}'::jsonb not null,
  updated_at timestamp with time zone not null
);
alter table product_variants add constraint product_variants_pkey PRIMARY KEY (workspace_id, sku);
alter table product_variants add constraint product_variants_product_id_fkey FOREIGN KEY (product_id) REFERENCES products(id) ON DELETE CASCADE;
alter table product_variants add constraint product_variants_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
CREATE INDEX product_variants_by_product ON public.product_variants USING btree (workspace_id, product_id);
alter table product_variants enable row level security, force row level security;
create policy system on product_variants for all to rapport_system using (true) with check (true);
create policy workspace on product_variants for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on product_variants to rapport_app;
grant delete, insert, select, update on product_variants to rapport_system;
create table products (
  id bigint generated always as identity not null,
  workspace_id integer not null,
  external_id text not null,
  title text not null,
  description text,
  url text,
  image_url text,
  category text,
  brand text,
  tags text[] default '{}'::text[] not null,
  price bigint,
  compare_at_price bigint,
  currency character(3),
  published boolean default true not null,
  properties jsonb default '{}'::jsonb not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);
alter table products add constraint products_pkey PRIMARY KEY (id);
alter table products add constraint products_workspace_id_external_id_key UNIQUE (workspace_id, external_id);
alter table products add constraint products_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
CREATE INDEX products_search ON public.products USING gin (workspace_id, lower(((((title || ' '::text) || external_id) || ' '::text) || COALESCE(category, ''::text))) gin_trgm_ops);
alter table products enable row level security, force row level security;
create policy system on products for all to rapport_system using (true) with check (true);
create policy workspace on products for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on products to rapport_app;
grant delete, insert, select, update on products to rapport_system;
create table profile_acquisitions (
  workspace_id integer not null,
  profile_id bigint not null,
  origin_id bigint not null,
  kind text not null,
  at timestamp with time zone not null,
  facts jsonb not null
);
alter table profile_acquisitions add constraint profile_acquisitions_kind_check CHECK ((kind = ANY (ARRAY['touch'::text, 'order'::text])));
alter table profile_acquisitions add constraint profile_acquisitions_pkey PRIMARY KEY (workspace_id, origin_id, kind);
CREATE INDEX profile_acquisitions_by_profile ON public.profile_acquisitions USING btree (workspace_id, profile_id);
alter table profile_acquisitions enable row level security, force row level security;
create policy system on profile_acquisitions for all to rapport_system using (true) with check (true);
create policy workspace on profile_acquisitions for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on profile_acquisitions to rapport_app;
grant delete, insert, select, update on profile_acquisitions to rapport_system;
create table profile_claims (
  id bigint generated always as identity not null,
  workspace_id integer not null,
  profile_id bigint not null,
  claim jsonb not null,
  source text not null,
  claimed_at timestamp with time zone not null
);
alter table profile_claims add constraint profile_claims_pkey PRIMARY KEY (id);
alter table profile_claims add constraint profile_claims_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
CREATE INDEX profile_claims_by_profile ON public.profile_claims USING btree (workspace_id, profile_id, id DESC);
alter table profile_claims enable row level security, force row level security;
create policy system on profile_claims for all to rapport_system using (true) with check (true);
create policy workspace on profile_claims for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on profile_claims to rapport_app;
grant delete, insert, select, update on profile_claims to rapport_system;
create table profile_engagement (
  workspace_id integer not null,
  profile_id bigint not null,
  origin_id bigint not null,
  channel text not null,
  received integer default 0 not null,
  opened integer default 0 not null,
  clicked integer default 0 not null,
  last_received_at timestamp with time zone,
  last_opened_at timestamp with time zone,
  last_clicked_at timestamp with time zone
);
alter table profile_engagement add constraint profile_engagement_pkey PRIMARY KEY (workspace_id, origin_id, channel);
CREATE INDEX profile_engagement_by_profile ON public.profile_engagement USING btree (workspace_id, profile_id);
alter table profile_engagement enable row level security, force row level security;
create policy system on profile_engagement for all to rapport_system using (true) with check (true);
create policy workspace on profile_engagement for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on profile_engagement to rapport_app;
grant delete, insert, select, update on profile_engagement to rapport_system;
create table profile_former_ids (
  workspace_id integer not null,
  kind text not null,
  value text not null,
  user_id text not null,
  told_at timestamp with time zone not null
);
alter table profile_former_ids add constraint profile_former_ids_pkey PRIMARY KEY (workspace_id, kind, value, user_id);
alter table profile_former_ids add constraint profile_former_ids_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
alter table profile_former_ids enable row level security, force row level security;
create policy system on profile_former_ids for all to rapport_system using (true) with check (true);
create policy workspace on profile_former_ids for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on profile_former_ids to rapport_app;
grant delete, insert, select, update on profile_former_ids to rapport_system;
create table profile_identifiers (
  workspace_id integer not null,
  kind text not null,
  value text not null,
  profile_id bigint not null,
  origin_id bigint not null,
  first_seen_at timestamp with time zone not null,
  linked_at timestamp with time zone,
  linked_by text,
  source text not null
);
alter table profile_identifiers add constraint profile_identifiers_pkey PRIMARY KEY (workspace_id, kind, value);
alter table profile_identifiers add constraint profile_identifiers_profile_id_fkey FOREIGN KEY (profile_id) REFERENCES profiles(id) ON DELETE CASCADE;
CREATE INDEX profile_identifiers_by_profile ON public.profile_identifiers USING btree (workspace_id, profile_id);
alter table profile_identifiers enable row level security, force row level security;
create policy system on profile_identifiers for all to rapport_system using (true) with check (true);
create policy workspace on profile_identifiers for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on profile_identifiers to rapport_app;
grant delete, insert, select, update on profile_identifiers to rapport_system;
create table profile_merges (
  id bigint generated always as identity not null,
  workspace_id integer not null,
  survivor_id bigint not null,
  absorbed_id bigint not null,
  reason text not null,
  source text not null,
  before jsonb not null,
  merged_at timestamp with time zone not null,
  undone_at timestamp with time zone
);
alter table profile_merges add constraint profile_merges_pkey PRIMARY KEY (id);
alter table profile_merges add constraint profile_merges_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
CREATE INDEX profile_merges_absorbed ON public.profile_merges USING btree (workspace_id, absorbed_id);
CREATE INDEX profile_merges_by_profile ON public.profile_merges USING btree (workspace_id, survivor_id);
alter table profile_merges enable row level security, force row level security;
create policy system on profile_merges for all to rapport_system using (true) with check (true);
create policy workspace on profile_merges for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on profile_merges to rapport_app;
grant delete, insert, select, update on profile_merges to rapport_system;
create table profile_properties (
  workspace_id integer not null,
  name text not null,
  type text not null,
  first_seen_at timestamp with time zone not null
);
alter table profile_properties add constraint profile_properties_pkey PRIMARY KEY (workspace_id, name);
alter table profile_properties add constraint profile_properties_type_check CHECK ((type = ANY (ARRAY['text'::text, 'number'::text, 'boolean'::text, 'date'::text, 'list'::text, 'object'::text])));
alter table profile_properties add constraint profile_properties_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
alter table profile_properties enable row level security, force row level security;
create policy system on profile_properties for all to rapport_system using (true) with check (true);
create policy workspace on profile_properties for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on profile_properties to rapport_app;
grant delete, insert, select, update on profile_properties to rapport_system;
create table profile_traits (
  workspace_id integer not null,
  profile_id bigint not null,
  orders integer default 0 not null,
  gross_spend bigint default 0 not null,
  net_spend bigint default 0 not null,
  refunded bigint default 0 not null,
  refunds integer default 0 not null,
  items integer default 0 not null,
  distinct_products integer default 0 not null,
  discounted_orders integer default 0 not null,
  first_order_at timestamp with time zone,
  last_order_at timestamp with time zone,
  days_between_orders double precision,
  updated_at timestamp with time zone not null
);
alter table profile_traits add constraint profile_traits_pkey PRIMARY KEY (workspace_id, profile_id);
CREATE INDEX profile_traits_last_order ON public.profile_traits USING btree (workspace_id, last_order_at DESC NULLS LAST, profile_id DESC);
CREATE INDEX profile_traits_spend ON public.profile_traits USING btree (workspace_id, net_spend DESC, profile_id DESC);
alter table profile_traits enable row level security, force row level security;
create policy system on profile_traits for all to rapport_system using (true) with check (true);
create policy workspace on profile_traits for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on profile_traits to rapport_app;
grant delete, insert, select, update on profile_traits to rapport_system;
create table profiles (
  id bigint generated always as identity not null,
  workspace_id integer not null,
  known boolean default false not null,
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
  properties jsonb default '{}'::jsonb not null,
  provenance jsonb default '{}'::jsonb not null,
  acquisition jsonb,
  first_seen_at timestamp with time zone,
  last_seen_at timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  own_facts jsonb,
  own_first_seen_at timestamp with time zone,
  own_last_seen_at timestamp with time zone
);
alter table profiles add constraint profiles_pkey PRIMARY KEY (id);
CREATE INDEX profiles_known_recent ON public.profiles USING btree (workspace_id, id DESC) WHERE ((merged_into IS NULL) AND known);
CREATE INDEX profiles_last_seen ON public.profiles USING btree (workspace_id, last_seen_at DESC NULLS LAST, id DESC) WHERE ((merged_into IS NULL) AND known);
CREATE INDEX profiles_merged ON public.profiles USING btree (workspace_id, merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX profiles_recent ON public.profiles USING btree (workspace_id, id DESC) WHERE (merged_into IS NULL);
CREATE INDEX profiles_search ON public.profiles USING gin (workspace_id, lower(((((((((COALESCE(email, ''::text) || ' '::text) || COALESCE(first_name, ''::text)) || ' '::text) || COALESCE(last_name, ''::text)) || ' '::text) || COALESCE(phone, ''::text)) || ' '::text) || COALESCE(external_id, ''::text))) gin_trgm_ops) WHERE (merged_into IS NULL);
alter table profiles enable row level security, force row level security;
create policy system on profiles for all to rapport_system using (true) with check (true);
create policy workspace on profiles for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on profiles to rapport_app;
grant delete, insert, select, update on profiles to rapport_system;
create table projection_queue (
  id bigint generated always as identity not null,
  workspace_id integer not null,
  kind text not null,
  entity_id bigint not null
);
alter table projection_queue add constraint projection_queue_pkey PRIMARY KEY (id);
CREATE INDEX projection_queue_order ON public.projection_queue USING btree (kind, id);
alter table projection_queue enable row level security, force row level security;
create policy system on projection_queue for all to rapport_system using (true) with check (true);
create policy workspace on projection_queue for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on projection_queue to rapport_app;
grant delete, insert, select, update on projection_queue to rapport_system;
create table recommendation_lists (
  workspace_id integer not null,
  generation bigint not null,
  kind text not null,
  key text not null,
  products bigint[] not null,
  scores real[] not null,
  people integer[] not null,
  lifts real[] not null
);
alter table recommendation_lists add constraint recommendation_lists_pkey PRIMARY KEY (workspace_id, generation, kind, key);
alter table recommendation_lists add constraint recommendation_lists_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
alter table recommendation_lists enable row level security, force row level security;
create policy system on recommendation_lists for all to rapport_system using (true) with check (true);
create policy workspace on recommendation_lists for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on recommendation_lists to rapport_app;
grant delete, insert, select, update on recommendation_lists to rapport_system;
create table recommendation_people (
  workspace_id integer not null,
  generation bigint not null,
  profile_id bigint not null,
  products bigint[] not null,
  scores real[] not null,
  because bigint[] not null,
  viewed bigint[] not null,
  bought bigint[] not null,
  bought_on integer[] not null,
  bought_times smallint[] not null
);
alter table recommendation_people add constraint recommendation_people_pkey PRIMARY KEY (workspace_id, generation, profile_id);
alter table recommendation_people add constraint recommendation_people_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
alter table recommendation_people enable row level security, force row level security;
create policy system on recommendation_people for all to rapport_system using (true) with check (true);
create policy workspace on recommendation_people for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on recommendation_people to rapport_app;
grant delete, insert, select, update on recommendation_people to rapport_system;
create table recommendation_state (
  workspace_id integer not null,
  generation bigint,
  built_at timestamp with time zone,
  renewed_at timestamp with time zone,
  stamp text,
  lines_version bigint default 0 not null,
  aliases_version bigint default 0 not null,
  events_until timestamp with time zone,
  requested_at timestamp with time zone,
  lease_until timestamp with time zone,
  rules jsonb default '{}'::jsonb not null,
  summary jsonb default '{}'::jsonb not null,
  evaluation jsonb,
  last_error text,
  last_error_at timestamp with time zone
);
alter table recommendation_state add constraint recommendation_state_pkey PRIMARY KEY (workspace_id);
alter table recommendation_state add constraint recommendation_state_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
alter table recommendation_state enable row level security, force row level security;
create policy system on recommendation_state for all to rapport_system using (true) with check (true);
create policy workspace on recommendation_state for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on recommendation_state to rapport_app;
grant delete, insert, select, update on recommendation_state to rapport_system;
create table rfm_runs (
  workspace_id integer not null,
  months jsonb default '{}'::jsonb not null,
  moved_under text,
  moving_at timestamp with time zone,
  moving_written boolean default false not null,
  moving_after bigint default 0 not null
);
alter table rfm_runs add constraint rfm_runs_pkey PRIMARY KEY (workspace_id);
alter table rfm_runs add constraint rfm_runs_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
alter table rfm_runs enable row level security, force row level security;
create policy system on rfm_runs for all to rapport_system using (true) with check (true);
create policy workspace on rfm_runs for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on rfm_runs to rapport_app;
grant delete, insert, select, update on rfm_runs to rapport_system;
create table rfm_settings (
  workspace_id integer not null,
  bins integer not null,
  period_days integer,
  groups jsonb not null,
  updated_at timestamp with time zone not null
);
alter table rfm_settings add constraint rfm_settings_bins_check CHECK (((bins >= 3) AND (bins <= 5)));
alter table rfm_settings add constraint rfm_settings_period_days_check CHECK (((period_days >= 30) AND (period_days <= 3650)));
alter table rfm_settings add constraint rfm_settings_pkey PRIMARY KEY (workspace_id);
alter table rfm_settings add constraint rfm_settings_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
alter table rfm_settings enable row level security, force row level security;
create policy system on rfm_settings for all to rapport_system using (true) with check (true);
create policy workspace on rfm_settings for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on rfm_settings to rapport_app;
grant delete, insert, select, update on rfm_settings to rapport_system;
create table saved_views (
  id bigint generated always as identity not null,
  workspace_id integer not null,
  owner text not null,
  page text not null,
  name text not null,
  state jsonb not null,
  shared boolean default false not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);
alter table saved_views add constraint saved_views_pkey PRIMARY KEY (id);
alter table saved_views add constraint saved_views_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
CREATE INDEX saved_views_page ON public.saved_views USING btree (workspace_id, page, owner);
alter table saved_views enable row level security, force row level security;
create policy system on saved_views for all to rapport_system using (true) with check (true);
create policy workspace on saved_views for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on saved_views to rapport_app;
grant delete, insert, select, update on saved_views to rapport_system;
create table schema_migrations (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone default now() not null
);
alter table schema_migrations add constraint schema_migrations_pkey PRIMARY KEY (name);
create table segment_changes (
  workspace_id integer not null,
  segment_id integer not null,
  at timestamp with time zone not null,
  part integer not null,
  entered bigint[],
  left_ids bigint[],
  reason text default 'evaluation'::text not null,
  entered_people bytea,
  left_people bytea
);
alter table segment_changes add constraint segment_changes_form CHECK (((num_nonnulls(entered, entered_people) = 1) AND (num_nonnulls(left_ids, left_people) = 1)));
alter table segment_changes add constraint segment_changes_pkey PRIMARY KEY (workspace_id, segment_id, at, part);
alter table segment_changes add constraint segment_changes_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
alter table segment_changes enable row level security, force row level security;
create policy system on segment_changes for all to rapport_system using (true) with check (true);
create policy workspace on segment_changes for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on segment_changes to rapport_app;
grant delete, insert, select, update on segment_changes to rapport_system;
create table segment_counts (
  workspace_id integer not null,
  segment_id integer not null,
  at timestamp with time zone not null,
  members bigint not null,
  entered bigint not null,
  left_count bigint not null,
  moving boolean default false not null
);
alter table segment_counts add constraint segment_counts_pkey PRIMARY KEY (workspace_id, segment_id, at);
alter table segment_counts add constraint segment_counts_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
alter table segment_counts enable row level security, force row level security;
create policy system on segment_counts for all to rapport_system using (true) with check (true);
create policy workspace on segment_counts for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on segment_counts to rapport_app;
grant delete, insert, select, update on segment_counts to rapport_system;
create table segment_evaluations (
  workspace_id integer not null,
  segment_id integer not null,
  id uuid not null,
  at timestamp with time zone not null,
  lease_until timestamp with time zone not null
);
alter table segment_evaluations add constraint segment_evaluations_pkey PRIMARY KEY (workspace_id, segment_id);
alter table segment_evaluations add constraint segment_evaluations_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
alter table segment_evaluations enable row level security, force row level security;
create policy system on segment_evaluations for all to rapport_system using (true) with check (true);
create policy workspace on segment_evaluations for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on segment_evaluations to rapport_app;
grant delete, insert, select, update on segment_evaluations to rapport_system;
create table segment_live (
  workspace_id integer not null,
  swept_until timestamp with time zone not null,
  checked_at timestamp with time zone not null,
  degraded boolean default false not null
);
alter table segment_live add constraint segment_live_pkey PRIMARY KEY (workspace_id);
alter table segment_live add constraint segment_live_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
alter table segment_live enable row level security, force row level security;
create policy system on segment_live for all to rapport_system using (true) with check (true);
create policy workspace on segment_live for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on segment_live to rapport_app;
grant delete, insert, select, update on segment_live to rapport_system;
create table segment_passes (
  id bigint generated always as identity not null,
  workspace_id integer not null,
  at timestamp with time zone not null,
  segments integer[] not null,
  people bigint[] not null,
  signs smallint[] not null,
  reasons text[] not null,
  written boolean default false not null
);
alter table segment_passes add constraint segment_passes_pkey PRIMARY KEY (id);
alter table segment_passes add constraint segment_passes_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
CREATE INDEX segment_passes_waiting ON public.segment_passes USING btree (workspace_id) WHERE (NOT written);
alter table segment_passes enable row level security, force row level security;
create policy system on segment_passes for all to rapport_system using (true) with check (true);
create policy workspace on segment_passes for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on segment_passes to rapport_app;
grant delete, insert, select, update on segment_passes to rapport_system;
create table segment_rehearsals (
  workspace_id integer not null,
  id uuid not null,
  key text not null,
  rule jsonb not null,
  first_day date not null,
  last_day date not null,
  created_at timestamp with time zone not null,
  caveats jsonb default '[]'::jsonb not null,
  points jsonb default '[]'::jsonb not null
);
alter table segment_rehearsals add constraint segment_rehearsals_pkey PRIMARY KEY (workspace_id, id);
alter table segment_rehearsals add constraint segment_rehearsals_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
CREATE INDEX segment_rehearsals_key ON public.segment_rehearsals USING btree (workspace_id, key, created_at DESC);
alter table segment_rehearsals enable row level security, force row level security;
create policy system on segment_rehearsals for all to rapport_system using (true) with check (true);
create policy workspace on segment_rehearsals for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on segment_rehearsals to rapport_app;
grant delete, insert, select, update on segment_rehearsals to rapport_system;
create table segment_standing (
  workspace_id integer not null,
  profile_id bigint not null,
  known boolean not null
);
alter table segment_standing add constraint segment_standing_pkey PRIMARY KEY (workspace_id, profile_id);
alter table segment_standing enable row level security, force row level security;
create policy system on segment_standing for all to rapport_system using (true) with check (true);
create policy workspace on segment_standing for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on segment_standing to rapport_app;
grant delete, insert, select, update on segment_standing to rapport_system;
create table segment_touched (
  id bigint generated always as identity not null,
  workspace_id integer not null,
  at timestamp with time zone not null,
  cause text not null,
  metrics text[],
  people bigint[] not null,
  stage text default 'facts'::text not null,
  written_by xid8 default pg_current_xact_id() not null
);
alter table segment_touched add constraint segment_touched_pkey PRIMARY KEY (id);
alter table segment_touched add constraint segment_touched_stage_check CHECK ((stage = ANY (ARRAY['facts'::text, 'renew'::text, 'figures'::text])));
CREATE INDEX segment_touched_order ON public.segment_touched USING btree (workspace_id, id);
alter table segment_touched enable row level security, force row level security;
create policy system on segment_touched for all to rapport_system using (true) with check (true);
create policy workspace on segment_touched for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on segment_touched to rapport_app;
grant delete, insert, select, update on segment_touched to rapport_system;
create table segments (
  id integer generated always as identity not null,
  workspace_id integer not null,
  name text not null,
  description text default ''::text not null,
  rule jsonb not null,
  rule_version integer not null,
  moves_with_time boolean not null,
  status text default 'active'::text not null,
  created_by jsonb not null,
  updated_by jsonb not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  deleted_at timestamp with time zone,
  member_count bigint,
  evaluated_at timestamp with time zone,
  evaluation_ms integer,
  data_stamp text,
  last_error text
);
alter table segments add constraint segments_pkey PRIMARY KEY (id);
alter table segments add constraint segments_status_check CHECK ((status = ANY (ARRAY['active'::text, 'deleted'::text])));
alter table segments add constraint segments_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
CREATE UNIQUE INDEX segments_name ON public.segments USING btree (workspace_id, lower(name)) WHERE (status = 'active'::text);
CREATE INDEX segments_recent ON public.segments USING btree (workspace_id, id DESC);
alter table segments enable row level security, force row level security;
create policy system on segments for all to rapport_system using (true) with check (true);
create policy workspace on segments for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on segments to rapport_app;
grant delete, insert, select, update on segments to rapport_system;
create table send_activity (
  id bigint generated always as identity not null,
  workspace_id integer not null,
  mailing_id bigint not null,
  send_id bigint not null,
  kind text not null,
  link_id bigint,
  machine boolean not null,
  at timestamp with time zone not null
);
alter table send_activity add constraint send_activity_kind_check CHECK ((kind = ANY (ARRAY['open'::text, 'click'::text, 'unsubscribe'::text, 'resubscribe'::text])));
alter table send_activity add constraint send_activity_pkey PRIMARY KEY (workspace_id, id);
CREATE INDEX send_activity_by_mailing ON public.send_activity USING btree (workspace_id, mailing_id, at);
alter table send_activity enable row level security, force row level security;
create policy system on send_activity for all to rapport_system using (true) with check (true);
create policy workspace on send_activity for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on send_activity to rapport_app;
grant delete, insert, select, update on send_activity to rapport_system;
create table sends (
  id bigint generated always as identity not null,
  workspace_id integer not null,
  mailing_id bigint not null,
  profile_id bigint not null,
  origin_id bigint not null,
  channel text default 'email'::text not null,
  address text not null,
  occurrence text default ''::text not null,
  class text not null,
  state text default 'planned'::text not null,
  reason text,
  attempt integer default 0 not null,
  due_at timestamp with time zone not null,
  owner integer,
  claimed_at timestamp with time zone,
  handed_at timestamp with time zone,
  doubtful_at timestamp with time zone,
  finished_at timestamp with time zone,
  reply text,
  first_opened_at timestamp with time zone,
  opens integer default 0 not null,
  machine_opens integer default 0 not null,
  first_clicked_at timestamp with time zone,
  clicks integer default 0 not null,
  machine_clicks integer default 0 not null,
  unsubscribed_at timestamp with time zone
) with (fillfactor=80, autovacuum_vacuum_scale_factor=0.05);
alter table sends add constraint sends_pkey PRIMARY KEY (workspace_id, id);
alter table sends add constraint sends_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'claimed'::text, 'handed'::text, 'accepted'::text, 'refused'::text, 'doubtful'::text, 'skipped'::text, 'cancelled'::text])));
alter table sends add constraint sends_workspace_id_mailing_id_address_occurrence_key UNIQUE (workspace_id, mailing_id, address, occurrence);
alter table sends add constraint sends_workspace_id_mailing_id_profile_id_occurrence_key UNIQUE (workspace_id, mailing_id, profile_id, occurrence);
CREATE INDEX sends_by_profile ON public.sends USING btree (workspace_id, profile_id, id DESC);
CREATE INDEX sends_by_state ON public.sends USING btree (workspace_id, mailing_id, state);
CREATE INDEX sends_due ON public.sends USING btree (workspace_id, mailing_id, due_at, id) WHERE (state = 'planned'::text);
CREATE INDEX sends_held ON public.sends USING btree (owner) WHERE (state = ANY (ARRAY['claimed'::text, 'handed'::text]));
CREATE INDEX sends_in_doubt ON public.sends USING btree (workspace_id, mailing_id, id) WHERE (doubtful_at IS NOT NULL);
alter table sends enable row level security, force row level security;
create policy system on sends for all to rapport_system using (true) with check (true);
create policy workspace on sends for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on sends to rapport_app;
grant delete, insert, select, update on sends to rapport_system;
create table suppressions (
  workspace_id integer not null,
  channel text not null,
  value text not null,
  reason text not null,
  detail text,
  created_at timestamp with time zone not null
);
alter table suppressions add constraint suppressions_pkey PRIMARY KEY (workspace_id, channel, value);
alter table suppressions add constraint suppressions_reason_check CHECK ((reason = ANY (ARRAY['hard_bounce'::text, 'soft_bounces'::text, 'complaint'::text, 'manual'::text, 'erased'::text])));
alter table suppressions add constraint suppressions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
alter table suppressions enable row level security, force row level security;
create policy system on suppressions for all to rapport_system using (true) with check (true);
create policy workspace on suppressions for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on suppressions to rapport_app;
grant delete, insert, select, update on suppressions to rapport_system;
create table template_versions (
  id bigint generated always as identity not null,
  workspace_id integer not null,
  template_id bigint,
  version integer not null,
  class text not null,
  subject text not null,
  preheader text not null,
  format text not null,
  source text not null,
  text_source text,
  html text not null,
  text text not null,
  links jsonb not null,
  warnings jsonb not null,
  created_by jsonb not null,
  created_at timestamp with time zone not null
);
alter table template_versions add constraint template_versions_class_check CHECK ((class = ANY (ARRAY['marketing'::text, 'transactional'::text])));
alter table template_versions add constraint template_versions_format_check CHECK ((format = ANY (ARRAY['mjml'::text, 'html'::text])));
alter table template_versions add constraint template_versions_pkey PRIMARY KEY (id);
alter table template_versions add constraint template_versions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
CREATE INDEX template_versions_by_template ON public.template_versions USING btree (workspace_id, template_id, version DESC);
alter table template_versions enable row level security, force row level security;
create policy system on template_versions for all to rapport_system using (true) with check (true);
create policy workspace on template_versions for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant insert, select on template_versions to rapport_app;
grant delete, insert, select, update on template_versions to rapport_system;
create table templates (
  id bigint generated always as identity not null,
  workspace_id integer not null,
  name text not null,
  version_id bigint not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  deleted_at timestamp with time zone
);
alter table templates add constraint templates_pkey PRIMARY KEY (id);
alter table templates add constraint templates_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE;
CREATE INDEX templates_recent ON public.templates USING btree (workspace_id, updated_at DESC, id DESC) WHERE (deleted_at IS NULL);
alter table templates enable row level security, force row level security;
create policy system on templates for all to rapport_system using (true) with check (true);
create policy workspace on templates for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on templates to rapport_app;
grant delete, insert, select, update on templates to rapport_system;
create table touches (
  workspace_id integer not null,
  key uuid not null,
  profile_id bigint not null,
  origin_id bigint not null,
  kind text not null,
  machine boolean not null,
  channel text not null,
  source_kind text not null,
  source_id bigint not null,
  send_id bigint not null,
  at timestamp with time zone not null,
  received_at timestamp with time zone not null
);
alter table touches add constraint touches_kind_check CHECK ((kind = ANY (ARRAY['click'::text, 'open'::text])));
alter table touches add constraint touches_pkey PRIMARY KEY (workspace_id, key);
CREATE INDEX touches_by_profile ON public.touches USING btree (workspace_id, profile_id, at DESC);
alter table touches enable row level security, force row level security;
create policy system on touches for all to rapport_system using (true) with check (true);
create policy workspace on touches for all to rapport_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on touches to rapport_app;
grant delete, insert, select, update on touches to rapport_system;
create table workspaces (
  id integer generated always as identity not null,
  name text not null,
  slug text not null,
  currency character(3) not null,
  timezone text not null,
  locale text default 'en-US'::text not null,
  is_sample boolean default false not null,
  sending_paused_reason text,
  settings jsonb default '{}'::jsonb not null,
  created_at timestamp with time zone not null
);
alter table workspaces add constraint workspaces_pkey PRIMARY KEY (id);
alter table workspaces add constraint workspaces_slug_key UNIQUE (slug);
alter table workspaces enable row level security, force row level security;
create policy system on workspaces for all to rapport_system using (true) with check (true);
create policy workspace on workspaces for all to rapport_app using ((id = ( SELECT current_workspace() AS current_workspace))) with check ((id = ( SELECT current_workspace() AS current_workspace)));
grant select, update on workspaces to rapport_app;
grant delete, insert, select, update on workspaces to rapport_system;
grant usage on sequence audit_log_id_seq to rapport_app;
grant usage on sequence audit_log_id_seq to rapport_system;
grant usage on sequence campaigns_id_seq to rapport_app;
grant usage on sequence campaigns_id_seq to rapport_system;
grant usage on sequence carts_id_seq to rapport_app;
grant usage on sequence carts_id_seq to rapport_system;
grant usage on sequence consent_ledger_id_seq to rapport_app;
grant usage on sequence consent_ledger_id_seq to rapport_system;
grant usage on sequence credit_notes_id_seq to rapport_app;
grant usage on sequence credit_notes_id_seq to rapport_system;
grant usage on sequence custom_traits_id_seq to rapport_app;
grant usage on sequence custom_traits_id_seq to rapport_system;
grant usage on sequence event_inbox_id_seq to rapport_app;
grant usage on sequence event_inbox_id_seq to rapport_system;
grant usage on sequence event_rejects_id_seq to rapport_app;
grant usage on sequence event_rejects_id_seq to rapport_system;
grant usage on sequence event_sequence to rapport_system;
grant usage on sequence event_shipments to rapport_system;
grant select, update, usage on sequence figure_version to rapport_app;
grant select, update, usage on sequence figure_version to rapport_system;
grant usage on sequence invitations_id_seq to rapport_app;
grant usage on sequence invitations_id_seq to rapport_system;
grant usage on sequence links_id_seq to rapport_app;
grant usage on sequence links_id_seq to rapport_system;
grant usage on sequence mailbox_messages_id_seq to rapport_app;
grant usage on sequence mailbox_messages_id_seq to rapport_system;
grant usage on sequence mailings_id_seq to rapport_app;
grant usage on sequence mailings_id_seq to rapport_system;
grant usage on sequence order_changes_waiting_id_seq to rapport_app;
grant usage on sequence order_changes_waiting_id_seq to rapport_system;
grant usage on sequence orders_id_seq to rapport_app;
grant usage on sequence orders_id_seq to rapport_system;
grant usage on sequence orders_waiting_for_rates_id_seq to rapport_app;
grant usage on sequence orders_waiting_for_rates_id_seq to rapport_system;
grant usage on sequence products_id_seq to rapport_app;
grant usage on sequence products_id_seq to rapport_system;
grant usage on sequence profile_claims_id_seq to rapport_app;
grant usage on sequence profile_claims_id_seq to rapport_system;
grant usage on sequence profile_merges_id_seq to rapport_app;
grant usage on sequence profile_merges_id_seq to rapport_system;
grant usage on sequence profiles_id_seq to rapport_app;
grant usage on sequence profiles_id_seq to rapport_system;
grant usage on sequence projection_queue_id_seq to rapport_app;
grant usage on sequence projection_queue_id_seq to rapport_system;
grant select, update, usage on sequence projection_version to rapport_system;
grant select, update, usage on sequence recommendation_generation to rapport_app;
grant select, update, usage on sequence recommendation_generation to rapport_system;
grant usage on sequence saved_views_id_seq to rapport_app;
grant usage on sequence saved_views_id_seq to rapport_system;
grant usage on sequence segment_passes_id_seq to rapport_app;
grant usage on sequence segment_passes_id_seq to rapport_system;
grant usage on sequence segment_touched_id_seq to rapport_app;
grant usage on sequence segment_touched_id_seq to rapport_system;
grant usage on sequence segments_id_seq to rapport_app;
grant usage on sequence segments_id_seq to rapport_system;
grant usage on sequence send_activity_id_seq to rapport_app;
grant usage on sequence send_activity_id_seq to rapport_system;
grant usage on sequence sender_numbers to rapport_system;
grant usage on sequence sends_id_seq to rapport_app;
grant usage on sequence sends_id_seq to rapport_system;
grant usage on sequence template_versions_id_seq to rapport_app;
grant usage on sequence template_versions_id_seq to rapport_system;
grant usage on sequence templates_id_seq to rapport_app;
grant usage on sequence templates_id_seq to rapport_system;
