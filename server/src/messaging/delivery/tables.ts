export type MailClass = 'marketing' | 'transactional';
export type SendState =
  'planned' | 'claimed' | 'handed' | 'accepted' | 'refused' | 'doubtful' | 'skipped' | 'cancelled';

export type MailingRow = {
  id: number;
  workspace_id: number;
  source_kind: string;
  source_id: number;
  name: string;
  class: MailClass;
  channel: 'email';
  version_id: number;
  subject: string;
  preheader: string;
  from_name: string;
  from_email: string;
  reply_to: string | null;
  state: 'open' | 'paused' | 'cancelled';
  on_doubt: 'hold' | 'resend';
};

/** A row of the ledger as the sender holds it. */
export type ClaimedSend = { id: number; profile_id: number; address: string; attempt: number };

export type SettingsRow = {
  provider: 'mailbox' | 'smtp';
  smtp_sealed: string | null;
  unsubscribe_mailto: string | null;
  from_name: string | null;
  from_email: string | null;
  reply_to: string | null;
  updated_at: Date;
};
