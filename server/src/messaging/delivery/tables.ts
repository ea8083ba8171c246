export type MailClass = 'marketing' | 'transactional';
export const sendStates = [
  'planned',
  'claimed',
  'handed',
  'accepted',
  'refused',
  'doubtful',
  'skipped',
  'cancelled',
] as const;
export type SendState = (typeof sendStates)[number];

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

/** A row of the ledger as people see it. */
export type SendRow = ClaimedSend & {
  state: SendState;
  reason: string | null;
  handed_at: Date | null;
  doubtful_at: Date | null;
  finished_at: Date | null;
};

export type SettingsRow = {
  provider: 'mailbox' | 'smtp' | null;
  smtp_sealed: string | null;
  unsubscribe_mailto: string | null;
  from_name: string | null;
  from_email: string | null;
  reply_to: string | null;
  updated_at: Date;
};
