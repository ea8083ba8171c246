import type { StoredActor } from '../../foundation/audit/index.ts';

export const campaignStates = [
  'draft',
  'scheduled',
  'freezing',
  'sending',
  'paused',
  'held',
  'sent',
  'cancelled',
] as const;
export type CampaignState = (typeof campaignStates)[number];

export type CampaignRow = {
  id: number;
  name: string;
  state: CampaignState;
  template_id: number | null;
  version_id: number | null;
  subject: string | null;
  preheader: string | null;
  from_name: string | null;
  from_email: string | null;
  reply_to: string | null;
  include_segments: number[];
  exclude_segments: number[];
  on_doubt: 'hold' | 'resend';
  scheduled_at: Date | null;
  hold_reason: string | null;
  mailing_id: number | null;
  started_at: Date | null;
  frozen_at: Date | null;
  finished_at: Date | null;
  left_out: { [reason: string]: number };
  created_by: StoredActor;
  created_at: Date;
  updated_at: Date;
};
