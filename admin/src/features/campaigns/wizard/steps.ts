import type { Campaign } from '../states.ts';

export const stepIds = ['audience', 'content', 'time', 'review'] as const;
export type StepId = (typeof stepIds)[number];

export const stepLabels: Record<StepId, string> = {
  audience: 'Audience',
  content: 'Content',
  time: 'Time',
  review: 'Review',
};

export const nextStep = (step: StepId): StepId => stepIds[stepIds.indexOf(step) + 1] ?? 'review';
export const stepBefore = (step: StepId): StepId | undefined => stepIds[stepIds.indexOf(step) - 1];

/** Filled in so that the wizard can go on. The server decides again before anything is sent. */
export function isDone(
  step: StepId,
  campaign: Pick<Campaign, 'includeSegments' | 'templateId' | 'versionId'>,
  at: string | null,
): boolean {
  switch (step) {
    case 'audience':
      return campaign.includeSegments.length > 0;
    case 'content':
      return campaign.templateId !== null || campaign.versionId !== null;
    case 'time':
      return at === null || at !== '';
    case 'review':
      return false;
  }
}

/** Where somebody who comes back goes on. */
export const openStep = (campaign: Parameters<typeof isDone>[1]): StepId =>
  stepIds.find((step) => !isDone(step, campaign, null)) ?? 'review';
