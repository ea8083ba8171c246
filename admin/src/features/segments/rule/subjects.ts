import type { paths } from '@rapport/sdk';
import { metricsOf, type Condition } from './conditions.ts';
import { freshTest, valueType } from './operators.ts';

export type Vocabulary = paths['/api/v1/segments/vocabulary']['get']['responses'][200]['content']['application/json'];

/** Something a condition can be about, as the picker offers it. */
export type Subject = { id: string; label: string; group: string; condition: () => Condition };

const groups = {
  figures: 'Figures',
  events: 'What they did',
  bought: 'What they bought',
  computed: 'Computed figures',
  among: 'Among others',
  profile: 'Profile',
  consent: 'Consent and place',
  segments: 'Segments',
};

/** Everything a condition can be about here, commonest first within its group. */
export function subjectsOf(vocabulary: Vocabulary): Subject[] {
  const of = (group: string, id: string, label: string, condition: () => Condition): Subject => ({
    id,
    label,
    group,
    condition,
  });
  const test = (type: string) => freshTest(valueType(type));
  const [first, second] = vocabulary.metrics.map(({ metric }) => metric);
  return [
    ...vocabulary.traits.map(({ trait, title, type }) =>
      of(groups.figures, `trait:${trait}`, title, () => ({ kind: 'trait', trait, is: test(type) })),
    ),
    ...vocabulary.metrics.map(({ metric }) =>
      of(groups.events, `event:${metric}`, metric, () => ({
        kind: 'event',
        metric,
        measure: 'count',
        window: { type: 'last', amount: 30, unit: 'day' },
        where: [],
        is: { op: 'gte', value: 1 },
      })),
    ),
    ...vocabulary.figures.map(({ figure, title, type, keyed }) =>
      of(groups.computed, `figure:${figure}`, title, () => ({
        kind: 'figure',
        figure,
        ...(keyed !== null && { key: '' }),
        is: test(type === 'text' || type === 'date' ? type : 'number'),
      })),
    ),
    of(groups.among, 'rank', 'Top or bottom of a ranking', () => ({
      kind: 'rank',
      by: { kind: 'trait', trait: 'netSpend' },
      end: 'highest',
      unit: 'percent',
      from: 0,
      to: 10,
      among: 'buyers',
    })),
    of(groups.among, 'ratio', 'Ratio of two numbers', () => ({
      kind: 'ratio',
      of: { kind: 'trait', trait: 'discountedOrders' },
      to: { kind: 'trait', trait: 'orders' },
      is: { op: 'gt', value: 0.3 },
    })),
    of(groups.among, 'change', 'Change between two times', () => ({
      kind: 'change',
      of: { kind: 'product', product: {}, measure: 'spend' },
      window: { type: 'period', which: 'this', unit: 'quarter' },
      against: { type: 'period', which: 'last', unit: 'quarter' },
      is: { op: 'lt', times: 0.5 },
    })),
    of(groups.bought, 'cohort', 'Cohort: how they began', () => ({
      kind: 'cohort',
      by: 'month',
      value: '',
      repeated: false,
    })),
    of(groups.among, 'sample', 'Random sample', () => ({ kind: 'sample', from: 0, to: 10, salt: 'sample' })),
    ...(first === undefined
      ? []
      : [
          of(groups.events, 'funnel', 'Steps in order', () => ({
            kind: 'funnel',
            steps: [
              { did: true, metric: first, where: [] },
              { did: false, metric: second ?? first, where: [], within: { amount: 2, unit: 'hour' } },
            ],
            window: { type: 'last', amount: 30, unit: 'day' },
          })),
        ]),
    of(groups.bought, 'recurrence', 'Again and again', () => ({
      kind: 'recurrence',
      of: { kind: 'product', product: {} },
      unit: 'month',
      window: { type: 'last', amount: 12, unit: 'month' },
      is: { op: 'gte', value: 3 },
    })),
    of(groups.bought, 'product', 'Bought products', () => ({
      kind: 'product',
      product: { category: [] },
      measure: 'orders',
      window: { type: 'ever' },
      is: { op: 'gte', value: 1 },
    })),
    ...vocabulary.fields.map(({ field, title, type }) =>
      of(groups.profile, `property:${field}`, title, () => ({ kind: 'property', field, is: test(type) })),
    ),
    of(groups.consent, 'consent:email', 'E-mail consent', () => ({
      kind: 'consent',
      channel: 'email',
      status: 'subscribed',
    })),
    of(groups.consent, 'consent:sms', 'SMS consent', () => ({ kind: 'consent', channel: 'sms', status: 'subscribed' })),
    of(groups.consent, 'location', 'Location', () => ({ kind: 'location', country: [] })),
    of(groups.segments, 'segment', 'Member of a segment', () => ({ kind: 'segment', segmentId: 0, in: true })),
    of(groups.segments, 'known', 'Is identified', () => ({ kind: 'known' })),
    of(groups.segments, 'everyone', 'Everyone', () => ({ kind: 'everyone' })),
  ];
}

/** The subject's id of a condition, as `subjectsOf` names it. */
export function subjectId(condition: Condition): string {
  switch (condition.kind) {
    case 'trait':
      return `trait:${condition.trait}`;
    case 'property':
      return `property:${condition.field}`;
    case 'event':
      return `event:${metricsOf(condition)[0] ?? ''}`;
    case 'figure':
      return `figure:${condition.figure}`;
    case 'consent':
      return `consent:${condition.channel}`;
    default:
      return condition.kind;
  }
}

/** What the condition is about, also where the vocabulary no longer has it. */
export function subjectLabel(condition: Condition, subjects: readonly Subject[]): string {
  const id = subjectId(condition);
  return subjects.find((subject) => subject.id === id)?.label ?? id.slice(id.indexOf(':') + 1);
}
