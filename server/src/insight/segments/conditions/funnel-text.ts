import type { ConditionText } from '../language/text/condition-text.ts';
import { readWindow, windowText } from '../language/text/date-tests.ts';
import { readAmount } from '../language/text/durations.ts';
import { startsNumber } from '../language/text/numbers.ts';
import { phrases, said } from '../language/text/phrases.ts';
import type { Reader } from '../language/text/reader.ts';
import { readFilters } from './event-filters.ts';
import { metricText, readMetrics } from './event-metrics.ts';
import type { FunnelCondition, Gap } from './funnel-shape.ts';
import { filtersText } from './measure-text.ts';

const joints = phrases<boolean>([
  ...said(true, 'then', 'and then', 'then did', 'and then did', 'followed by', 'later', 'after that'),
  ...said(
    false,
    'then not',
    'and then not',
    'then did not',
    'then never',
    'then never did',
    'and then did not',
    'but then not',
    'not followed by',
    'and not followed by',
  ),
]);
const units = phrases<Gap['unit']>([
  ...said('minute' as const, 'minutes', 'minute', 'min', 'mins'),
  ...said('hour' as const, 'hours', 'hour', 'h', 'hr', 'hrs'),
  ...said('day' as const, 'days', 'day', 'd'),
  ...said('week' as const, 'weeks', 'week', 'w'),
]);

/** `did "Viewed Product" then "Started Checkout" within 1 hour then not "Placed Order" within 2 hours, all within 3 hours, in the last 30 days`. */
export const funnelText: ConditionText<FunnelCondition> = {
  words: ['did'],
  read(r) {
    const from = r.place;
    const first = readStep(r, false);
    let did = first && readJoint(r);
    if (first === undefined || did === undefined) {
      r.reset(from);
      return undefined;
    }
    const steps = [first];
    for (; did !== undefined; did = readJoint(r)) {
      const step = readStep(r, true) ?? r.expected('an event in quotes, such as "Placed Order"');
      const within = readWithin(r);
      steps.push({ ...step, did, ...(within && { within }), ...(within && readWhere(r, step)) });
    }
    return { kind: 'funnel', steps, ...readRest(r) };
  },
  write({ steps, within, window }) {
    const said = steps.map(({ did, metric, where, within: gap }, i) => {
      const joint = i === 0 ? 'did' : did ? 'then' : 'then not';
      return `${joint} ${metricText(metric)}${filtersText(where)}${gap ? ` within ${gapText(gap)}` : ''}`;
    });
    return `${said.join(' ')}${within ? ` all within ${gapText(within)}` : ''}${windowText(window)}`;
  },
};

/** `then`, `, then`: true for what was done, false for what was not. */
function readJoint(r: Reader): boolean | undefined {
  const from = r.place;
  r.take(',');
  return r.match(joints) ?? back(r, from);
}

type RawStep = { metric: string | string[]; where?: unknown[]; did?: boolean; within?: Gap };

function readStep(r: Reader, mustBe: boolean): RawStep | undefined {
  const from = r.place;
  const metric = readMetrics(r, { mustBe });
  return metric === undefined ? undefined : r.mark({ metric, ...readWhere(r, {}) }, from);
}

function readWhere(r: Reader, step: { where?: unknown[] }): { where?: unknown[] } {
  if (step.where !== undefined || !r.take('where')) return {};
  return { where: readFilters(r) };
}

/** `within 2 hours`; "within the last 30 days" is a stretch of time of the whole. */
function readWithin(r: Reader): Gap | undefined {
  const from = r.place;
  r.take(',');
  if (!r.take('within') && !r.take('in') && !r.take('for')) return back(r, from);
  if (!startsNumber(r)) return back(r, from);
  const marked = r.place;
  const amount = readAmount(r);
  const unit = r.match(units);
  return unit === undefined || r.says('ago') ? back(r, from) : r.mark({ amount, unit }, marked);
}

function readRest(r: Reader): Record<string, unknown> {
  const from = r.place;
  r.take(',');
  const isAll = r.take('all') || r.take('altogether') || r.take('in', 'total');
  const within = isAll
    ? (readWithin(r) ?? r.expected('"within" and how long, such as within 7 days', ['within']))
    : undefined;
  if (within === undefined) r.reset(from);
  const comma = r.place;
  r.take(',');
  const window = readWindow(r);
  if (window === undefined) r.reset(comma);
  return { ...(within && { within }), ...(window && { window }) };
}

const gapText = ({ amount, unit }: Gap): string => `${amount} ${unit}${amount === 1 ? '' : 's'}`;

const back = (r: Reader, place: number): undefined => {
  r.reset(place);
  return undefined;
};
