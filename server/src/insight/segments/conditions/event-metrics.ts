import { nearest } from '../language/text/nearest.ts';
import { phrases, said } from '../language/text/phrases.ts';
import { quotedName } from '../language/text/quoting.ts';
import { shown, type Reader } from '../language/text/reader.ts';

export const metricText = (metric: string | readonly string[]): string =>
  typeof metric === 'string' ? quotedName(metric) : `any of (${metric.map(quotedName).join(', ')})`;

const lists = phrases(said(true, 'any of', 'one of', 'either of'));
const verbs = phrases(
  said(true, 'do', 'done', 'performed', 'perform', 'triggered', 'event', 'metric', 'the event', 'the metric'),
);

/** A list of metrics stands here, not a property called "any". */
export const metricsFollow = (r: Reader): boolean => r.saysOne(lists) && r.says('(', 2);

/**
 * `"Placed Order"`, `placed order`, `any of ("A", "B")`.
 * @param mustBe after "did" nothing else can stand
 */
export function readMetrics(r: Reader, { mustBe }: { mustBe: boolean }): string | string[] | undefined {
  const from = r.place;
  r.match(verbs);
  if (metricsFollow(r)) {
    r.match(lists);
    r.next();
    const metrics = [readMetric(r)];
    while (r.take(',') || r.take(';') || r.take('or')) metrics.push(readMetric(r));
    r.expect(')', '"," or ")" after a metric');
    return metrics;
  }
  if (r.peek().type === 'string') return orMore(r, readMetric(r));
  const found = r.matchName(r.names.metric);
  if (found !== undefined) return found;
  if (mustBe) return readMetric(r);
  r.reset(from);
  return undefined;
}

/** `"A" or "B"`: one of them. */
function orMore(r: Reader, first: string): string | string[] {
  const metrics = [first];
  while (r.says('or') && r.peek(1).type === 'string') {
    r.next();
    metrics.push(readMetric(r));
  }
  return metrics.length === 1 ? first : metrics;
}

function readMetric(r: Reader): string {
  const token = r.peek();
  if (token.type !== 'string') {
    const known = r.matchName(r.names.metric);
    const names = r.names.metrics.map(quotedName);
    return known ?? r.expected('a metric in quotes, such as "Placed Order"', names);
  }
  r.next();
  if (token.key === '') r.fail('The name of a metric cannot be empty.', token);
  if (!r.names.metrics.includes(token.key)) {
    const near = nearest(token.key, r.names.metrics);
    r.warn(
      `Nothing called ${shown(token.key)} has happened yet.`,
      token,
      near === undefined ? undefined : quotedName(near),
    );
  }
  return token.key;
}
