import type { components } from '@rapport/sdk';

export type Definition = components['schemas']['CustomTraitDefinition'];
export type Measure = Extract<Definition, { kind: 'measure' }>['of'];
export type EventMeasure = Extract<Measure, { source: 'events' }>;
export type OrderMeasure = Extract<Measure, { source: 'orders' }>;
export type LineMeasure = Extract<Measure, { source: 'lines' }>;
export type NumericType = 'number' | 'money' | 'ratio' | 'days';

export interface Draft {
  label: string;
  explanation: string;
  definition: Definition;
  numericType: NumericType | null;
}

export type Kind = Definition['kind'];

/** What a new trait of each kind begins with. */
export function freshDefinition(kind: Kind): Definition {
  if (kind === 'formula') return { kind, text: '' };
  if (kind === 'ranges') return { kind, of: '', ranges: [{ below: 10, label: 'Low' }], otherwise: 'High' };
  return { kind, of: freshMeasure('orders') };
}

export function freshMeasure(source: Measure['source']): Measure {
  const window = { type: 'ever' as const };
  if (source === 'events') return { source, metric: '', measure: 'count', where: [], window, as: 'text' };
  if (source === 'lines') return { source, product: {}, measure: 'quantity', window };
  return { source, measure: 'count', field: 'gross', window };
}

/** Nothing is missing, so that the server can be asked what it would be. */
export function isComplete({ definition }: Draft): boolean {
  if (definition.kind === 'formula') return definition.text.trim() !== '';
  if (definition.kind === 'ranges') {
    return (
      definition.of.trim() !== '' &&
      definition.otherwise.trim() !== '' &&
      definition.ranges.length > 0 &&
      definition.ranges.every(({ label }) => label.trim() !== '')
    );
  }
  const { of } = definition;
  if (of.source !== 'events') return true;
  const named = typeof of.metric === 'string' ? of.metric !== '' : of.metric.length > 0;
  return named && (of.measure !== 'distinct' || (of.of ?? '') !== '');
}

export const emptyDraft: Draft = {
  label: '',
  explanation: '',
  definition: freshDefinition('measure'),
  numericType: null,
};
