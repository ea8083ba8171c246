import type { Builder } from '../compiler/builder.ts';
import { conditionKind } from '../language/condition-kind.ts';
import { boundsOf, isMoving } from '../language/windows.ts';
import { windowWords } from '../language/words.ts';
import { amongSql, eventRows, filterWords, metricsOf } from './event-measure.ts';
import { reachedSql } from './funnel-sql.ts';
import { funnelSchema, type FunnelCondition, type Gap } from './funnel-shape.ts';
import { funnelText } from './funnel-text.ts';

const unitMs = { minute: 60_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000 } as const;
const gapMs = ({ amount, unit }: Gap): number => amount * unitMs[unit];

/**
 * Steps in their order: each later than the one before, by time and, within a millisecond, by arrival. Other events may
 * lie between. "Then not" between two steps: none lies between them. At the end: none follows within its time, or until
 * now where none is given; it holds only once that time is over.
 */
export const funnelCondition = conditionKind({
  kind: 'funnel',
  title: 'Steps in order',
  schema: funnelSchema,
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
      since: bounds.from === undefined ? undefined : b.instant(bounds.from),
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
