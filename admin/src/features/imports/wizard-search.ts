import type { Kind } from './draft.ts';
import { kindNames } from './words.ts';

const steps = ['file', 'columns', 'options', 'check'] as const;
export type WizardStepId = (typeof steps)[number];

/** Where a person is in the wizard; what they chose is in the draft. */
export interface WizardSearch {
  step?: WizardStepId;
  /** What they came to import. */
  kind?: Kind;
}

export function readWizardSearch(search: Record<string, unknown>): WizardSearch {
  const step = steps.find((one) => one === search['step']);
  const kind = (Object.keys(kindNames) as Kind[]).find((one) => one === search['kind']);
  return { ...(step && { step }), ...(kind && { kind }) };
}

export interface ImportsSearch {
  tab?: 'exports';
}

export const readImportsSearch = (search: Record<string, unknown>): ImportsSearch =>
  search['tab'] === 'exports' ? { tab: 'exports' } : {};
