-- One decision recorded for many people at once by staff. The id is the operation's.
create table consent_batches (
  id uuid primary key,
  workspace_id int not null references workspaces on delete cascade,
  channel text not null check (channel in ('email', 'sms', 'whatsapp')),
  status text not null check (status in ('subscribed', 'unsubscribed')),
  note text,
  source text not null,
  profile_ids bigint[] not null,
  created_at timestamptz not null,
  undone_at timestamptz
);
call protect_workspace_table('consent_batches');

alter table consent_ledger add column batch_id uuid;
create index consent_ledger_by_batch on consent_ledger (workspace_id, batch_id, id) where batch_id is not null;
