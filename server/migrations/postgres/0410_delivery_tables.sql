-- How a workspace's messages leave.
create table delivery_settings (
  workspace_id int primary key references workspaces on delete cascade,
  -- null: SMTP_URL when it is set, else the built-in mailbox
  provider text check (provider in ('mailbox', 'smtp')),
  -- the SMTP URL, sealed with the installation's key
  smtp_sealed text,
  unsubscribe_mailto text,
  -- who the brand writes as when a campaign does not say
  from_name text,
  from_email text,
  reply_to text,
  updated_at timestamptz not null
);
call protect_workspace_table('delivery_settings');

-- One message as it goes to many: content, sender, class and whether it may go out now.
create table mailings (
  id bigint generated always as identity primary key,
  workspace_id int not null references workspaces on delete cascade,
  -- who asked for it: ('campaign', campaign id), ('flow', step id) …
  source_kind text not null,
  source_id bigint not null,
  name text not null,
  class text not null check (class in ('marketing', 'transactional')),
  channel text not null default 'email',
  version_id bigint not null,
  subject text not null,
  preheader text not null,
  from_name text not null,
  from_email text not null,
  reply_to text,
  state text not null check (state in ('open', 'paused', 'cancelled')),
  -- what happens to a row of which nobody knows whether it was delivered
  on_doubt text not null check (on_doubt in ('hold', 'resend')),
  created_at timestamptz not null,
  unique (workspace_id, source_kind, source_id)
);
call protect_workspace_table('mailings');

-- The send ledger: one row per recipient, the only evidence of what was and was not sent.
-- planned -> claimed -> handed -> accepted | refused | doubtful; skipped and cancelled never reach `handed`.
create table sends (
  id bigint generated always as identity,
  workspace_id int not null references workspaces on delete cascade,
  mailing_id bigint not null,
  profile_id bigint not null,
  -- who it was planned for, so that an undone merge can give it back
  origin_id bigint not null,
  channel text not null default 'email',
  address text not null,
  -- distinguishes several sends of one mailing to one person (a flow entered twice)
  occurrence text not null default '',
  class text not null,
  state text not null default 'planned'
    check (state in ('planned', 'claimed', 'handed', 'accepted', 'refused', 'doubtful', 'skipped', 'cancelled')),
  reason text,
  attempt int not null default 0,
  due_at timestamptz not null,
  -- the sender process that holds it: alive as long as it holds the advisory lock of that number
  owner int,
  claimed_at timestamptz,
  handed_at timestamptz,
  -- when nobody first knew; stays when the row is settled later: this one may have gone out twice or not at all
  doubtful_at timestamptz,
  finished_at timestamptz,
  reply text,
  first_opened_at timestamptz,
  opens int not null default 0,
  machine_opens int not null default 0,
  first_clicked_at timestamptz,
  clicks int not null default 0,
  machine_clicks int not null default 0,
  unsubscribed_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, mailing_id, profile_id, occurrence),
  unique (workspace_id, mailing_id, address, occurrence)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);
create index sends_due on sends (workspace_id, mailing_id, due_at, id) where state = 'planned';
create index sends_held on sends (owner) where state in ('claimed', 'handed');
create index sends_by_profile on sends (workspace_id, profile_id, id desc);
create index sends_in_doubt on sends (workspace_id, mailing_id, id) where doubtful_at is not null;
create index sends_by_state on sends (workspace_id, mailing_id, state);
call protect_workspace_table('sends');
create sequence sender_numbers as int cycle;
grant usage on sequence sender_numbers to rapport_system;

-- Targets of tracked links. A click names a row of this table, never an address.
create table links (
  id bigint generated always as identity,
  workspace_id int not null references workspaces on delete cascade,
  mailing_id bigint not null,
  -- place of the link in the template, from 0
  position int not null,
  url text not null,
  url_hash bytea not null,
  clicks int not null default 0,
  primary key (workspace_id, id),
  unique (workspace_id, mailing_id, url_hash)
);
call protect_workspace_table('links');

-- Each open, click and unsubscribe as it came in.
create table send_activity (
  id bigint generated always as identity,
  workspace_id int not null references workspaces on delete cascade,
  mailing_id bigint not null,
  send_id bigint not null,
  kind text not null check (kind in ('open', 'click', 'unsubscribe', 'resubscribe')),
  link_id bigint,
  machine boolean not null,
  at timestamptz not null,
  primary key (workspace_id, id)
);
create index send_activity_by_mailing on send_activity (workspace_id, mailing_id, at);
call protect_workspace_table('send_activity');

-- The built-in mailbox: whole messages as they would have left.
create table mailbox_messages (
  id bigint generated always as identity,
  workspace_id int not null references workspaces on delete cascade,
  send_id bigint,
  message_id text not null,
  sender text not null,
  recipient text not null,
  subject text not null,
  raw text not null,
  received_at timestamptz not null,
  primary key (workspace_id, id)
);
create index mailbox_by_recipient on mailbox_messages (workspace_id, recipient, id desc);
call protect_workspace_table('mailbox_messages');
