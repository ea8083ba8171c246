-- The draft is the wizard's state; from `scheduled` on the content is frozen in a mailing.
create table campaigns (
  id bigint generated always as identity primary key,
  workspace_id int not null references workspaces on delete cascade,
  name text not null,
  state text not null default 'draft'
    check (state in ('draft', 'scheduled', 'freezing', 'sending', 'paused', 'held', 'sent', 'cancelled')),
  template_id bigint,
  -- content of its own, or the template's version chosen when it was scheduled
  version_id bigint,
  subject text,
  preheader text,
  from_name text,
  from_email text,
  reply_to text,
  include_segments bigint[] not null default '{}',
  exclude_segments bigint[] not null default '{}',
  on_doubt text not null default 'resend' check (on_doubt in ('hold', 'resend')),
  scheduled_at timestamptz,
  hold_reason text,
  mailing_id bigint,
  started_at timestamptz,
  frozen_at timestamptz,
  finished_at timestamptz,
  -- people left out while the audience was frozen, by reason
  left_out jsonb not null default '{}',
  created_by jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz
);
create index campaigns_recent on campaigns (workspace_id, id desc) where deleted_at is null;
create index campaigns_waiting on campaigns (scheduled_at) where state = 'scheduled';
create index campaigns_running on campaigns (workspace_id, id) where state in ('freezing', 'sending');
call protect_workspace_table('campaigns');
