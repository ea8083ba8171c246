import { z } from 'zod';
import type { Builder } from '../compiler/builder.ts';
import { conditionKind } from '../language/condition-kind.ts';
import { boundsOf, isMoving, window } from '../language/windows.ts';
import { windowWords } from '../language/words.ts';
import { amongSql, eventFilters, eventRows, filterWords, metrics, metricsOf } from './event-measure.ts';
import { reachedSql } from './funnel-sql.ts';
import { funnelText } from './funnel-text.ts';

/** Exact durations. */
export const gap = z.strictObject({
  amount: z.number().int().min(1).max(100_000),
  unit: z.enum(['minute', 'hour', 'day', 'week']),
});
export type Gap = z.infer<typeof gap>;

const step = z.strictObject({
  did: z.boolean().default(true),
  metric: metrics,
  where: eventFilters,
  within: gap
    .optional()
    .describe('At most this long after the step before; of a last "did not" for how long it must not follow'),
});

const schema = z
  .strictObject({
    kind: z.literal('funnel'),
    steps: z.array(step).min(2).max(8),
    within: gap.optional().describe('From the first step to the last one that was done'),
    window: window.default({ type: 'ever' }).describe('When the steps that were done happened'),
  })
  .refine((c) => c.steps[0]?.did, { message: 'The first step is something that was done', path: ['steps', 0, 'did'] })
  .refine((c) => c.steps.every((s, i) => s.within === undefined || i > 0), {
    message: 'Nothing comes before the first step: leave "within" out',
    path: ['steps', 0, 'within'],
  })
  .refine((c) => c.steps.slice(0, -1).every((s) => s.did || s.within === undefined), {
    message: 'Between two steps something never happened: only at the end it can be said for how long',
    path: ['steps'],
  });
export type FunnelCondition = z.infer<typeof schema>;

const unitMs = { minute: 60_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000 } as const;
export const gapMs = ({ amount, unit }: Gap): number => amount * unitMs[unit];

/**
 * Steps in their order: each later than the one before, by time and, within a millisecond, by arrival. Other events may
 * lie between. "Then not" between two steps: none lies between them. At the end: none follows within its time, or until
 * now where none is given; it holds only once that time is over.
 */
export const funnelCondition = conditionKind({
  kind: 'funnel',
  title: 'Steps in order',
  schema,
  text: funnelText,
  movesWithTime: (c) => isMoving(c.window) || c.steps.at(-1)?.within !== undefined,
  compile: ({ steps, within, window: when }, b, path) => {
    const bounds = boundsOf(when, b.at, b.zone);
    const masks = steps.map((one) => rowsOfStep(one, one.did ? bounds : { from: bounds.from }, b));
    const names = [...new Set(steps.flatMap((one) => metricsOf(one.metric)))].sort();
    const among = amongSql(names, b);
    const filter = [among, ...b.during('occurred_at', { from: bounds.from }, { always: true })];
    const bits = masks.map((mask, i) => `bitShiftLeft(toUInt16(${mask}), ${i})`).join(' + ');
    const rows = b.aggregate('events', {
      name: 'groupArray',
      of: `(toUnixTimestamp64Milli(occurred_at), seq, ${bits})`,
      filter,
      metrics: names,
      among,
    });
    const plan = steps.map((one) => ({ did: one.did, ...(one.within && { withinMs: gapMs(one.within) }) }));
    const reached = reachedSql(rows, plan, within && gapMs(within), b);
    return {
      type: 'term',
      path,
      kind: 'funnel',
      test: `${reached} = ${steps.length}`,
      value: `concat(toString(${reached}), ' of ${steps.length} steps')`,
      whenAbsent: false,
      wanted: `${steps.map(stepWords).join(', then ')}${within ? `, all ${gapWords(within)}` : ''} ${windowWords(when, b.zone)}`,
      evidence: `${filter.join(' AND ')} AND (${masks.join(' OR ')})`,
    };
  },
});

const rowsOfStep = (one: FunnelCondition['steps'][number], bounds: ReturnType<typeof boundsOf>, b: Builder): string =>
  `(${eventRows(one, bounds, b).filter.join(' AND ')})`;

const stepWords = ({ did, metric, where, within }: FunnelCondition['steps'][number]): string =>
  `${did ? '' : 'not '}${metricsOf(metric).join(' or ')}${filterWords(where)}${within ? ` ${gapWords(within)}` : ''}`;

const gapWords = ({ amount, unit }: Gap): string => `within ${amount} ${unit}${amount === 1 ? '' : 's'}`;
