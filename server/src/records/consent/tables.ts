import type { Channel, ConsentStatus } from './statement.ts';

export type LedgerRow = {
  id: number;
  profile_id: number;
  origin_id: number;
  channel: Channel;
  purpose: string;
  status: ConsentStatus;
  method: string;
  source: string;
  wording: string | null;
  page: string | null;
  ip: string | null;
  user_agent: string | null;
  double_opt_in: boolean;
  trusted: boolean;
  merged_from: number | null;
  /** Written for many people at once. */
  batch_id: string | null;
  void: boolean;
  effective_at: Date;
  recorded_at: Date;
};

export type NewLedgerRow = Omit<LedgerRow, 'id' | 'void'>;

export type ConsentRow = {
  profile_id: number;
  channel: Channel;
  purpose: string;
  status: ConsentStatus;
  method: string;
  source: string;
  wording: string | null;
  double_opt_in: boolean;
  effective_at: Date;
  recorded_at: Date;
};

export const bulkChannels = ['email', 'sms', 'whatsapp'] as const;
export type BulkChannel = (typeof bulkChannels)[number];
export const bulkStatuses = ['subscribed', 'unsubscribed'] as const;
export type BulkStatus = (typeof bulkStatuses)[number];

/** One decision recorded for many people at once; `id` is its operation's. */
export type BatchRow = {
  id: string;
  channel: BulkChannel;
  status: BulkStatus;
  note: string | null;
  source: string;
  profile_ids: number[];
  created_at: Date;
  undone_at: Date | null;
};

export const suppressionReasons = ['hard_bounce', 'soft_bounces', 'complaint', 'manual', 'erased'] as const;
export type SuppressionReason = (typeof suppressionReasons)[number];

export type SuppressionRow = {
  channel: Channel;
  value: string;
  reason: SuppressionReason;
  detail: string | null;
  created_at: Date;
};
