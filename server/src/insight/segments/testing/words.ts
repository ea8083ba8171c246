import { collectSlots } from '../../../platform/slots/index.ts';
import type { FigureDefinition } from '../../figures/index.ts';
import { conditionKinds } from '../language/condition-kind.ts';
import { readText } from '../language/text/parse.ts';
import type { Names } from '../language/text/names.ts';
import { segmentsModule } from '../module.ts';

/** The kinds of this module and the names of a small brand, for reading rules without a database. */
export const ownKinds = collectSlots(segmentsModule.contributions ?? []).all(conditionKinds);

export const brand: Names = {
  metrics: ['Placed Order', 'Viewed Product', 'Opened Email', 'Clicked Email', 'Started Checkout'],
  properties: ['tea_club', 'birthday', 'Tier'],
  segments: [
    { id: 12, name: 'VIP' },
    { id: 3, name: 'Tea people' },
  ],
  figures: [
    { name: 'churnProbability', label: 'Churn probability', type: 'ratio' },
    { name: 'affinity', label: 'Category affinity', type: 'ratio', keyed: { label: 'category' } },
    { name: 'rfmGroup', label: 'RFM group', type: 'text' },
  ],
  currency: 'EUR',
};

/** Figures the people of `makeWorld` have. */
export const worldFigures: readonly FigureDefinition[] = [
  { name: 'churn', label: 'Churn probability', type: 'ratio', explanation: '' },
  { name: 'predictedSpend', label: 'Predicted spend', type: 'money', explanation: '' },
  { name: 'affinity', label: 'Category affinity', type: 'ratio', explanation: '', keyed: { label: 'category' } },
  { name: 'group', label: 'RFM group', type: 'text', explanation: '', options: ['Champions', 'Lost'] },
  { name: 'nextOrderAt', label: 'Next order', type: 'date', explanation: '' },
];

export const readWords = (text: string) => readText(text, ownKinds, brand);
