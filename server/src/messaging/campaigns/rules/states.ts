import { conflict } from '../../../kernel/problem.ts';
import type { CampaignState } from '../tables.ts';

export type Step = 'edit' | 'schedule' | 'unschedule' | 'pause' | 'resume' | 'cancel' | 'delete' | 'resendDoubtful';

const from: Record<Step, readonly CampaignState[]> = {
  edit: ['draft'],
  schedule: ['draft', 'held'],
  unschedule: ['scheduled', 'held'],
  pause: ['freezing', 'sending'],
  resume: ['paused'],
  cancel: ['scheduled', 'held', 'freezing', 'sending', 'paused'],
  delete: ['draft', 'sent', 'cancelled'],
  resendDoubtful: ['sending', 'sent'],
};

export const mayStep = (state: CampaignState, step: Step): boolean => from[step].includes(state);

/** @throws Problem 409 saying what the campaign is and when the step is possible */
export function requireStep(state: CampaignState, step: Step): void {
  if (mayStep(state, step)) return;
  throw conflict(
    'campaign_state',
    `The campaign is ${state}.`,
    `This is possible while it is ${from[step].join(' or ')}.`,
  );
}
