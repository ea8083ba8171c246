import type { Vocabulary } from '../rule/subjects.ts';

/** What has values of its own that the vocabulary does not list: an event property, or a figure with keys or texts. */
export type AskedValues = { metric: string; property: string } | { figure: string };

const open = String.raw`\s*('[^'\n]*|[\p{L}\p{N}_-]*)$`;
const operator = String.raw`(?:=|!=|is not|is|(?:not )?in \((?:'[^'\n]*', *)*|\((?:'[^'\n]*', *)*)`;

/** Whose values are wanted at the end of this text, and what of one is typed already. */
export function valuesAsked(
  before: string,
  { metrics, figures }: Vocabulary,
): { asked: AskedValues; typed: string } | null {
  for (const { figure, text, type, keyed } of figures) {
    const lead = keyed === null ? (type === 'text' ? operator : null) : '(?:for|of)';
    const typed = lead === null ? undefined : typedAfter(before, `${escaped(text)}\\s+${lead}`);
    if (typed !== undefined) return { asked: { figure }, typed };
  }
  const metric = latestNamed(before, metrics);
  if (!metric) return null;
  const where = before.slice(before.lastIndexOf(metric.text) + metric.text.length);
  if (!/^\s+where\b/iu.test(where)) return null;
  for (const [property, type] of Object.entries(metric.properties)) {
    const typed = type === 'text' ? typedAfter(where, `${escaped(property)}\\s+${operator}`) : undefined;
    if (typed !== undefined) return { asked: { metric: metric.metric, property }, typed };
  }
  return null;
}

/** The event that is named last. */
export function latestNamed<T extends { text: string }>(before: string, named: readonly T[]): T | null {
  const found = named
    .map((one) => ({ one, at: before.lastIndexOf(one.text) }))
    .reduce<{ one: T | null; at: number }>((last, next) => (next.at > last.at ? next : last), { one: null, at: -1 });
  return found.one;
}

/** What is typed of a value after these words; undefined where no value stands. */
export const typedAfter = (before: string, lead: string): string | undefined =>
  new RegExp(`(?:^|[\\s(])${lead}${open}`, 'iu').exec(before)?.[1];

export const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
