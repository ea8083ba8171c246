import type { Vocabulary } from '../rule/subjects.ts';
import { escaped, latestNamed, typedAfter, valuesAsked } from './asked-values.ts';

export type Suggestion = { text: string; about: string };
/** Something a property or figure can be, with how often. */
export type Value = { value: string; count?: number };
export type Suggestions = { from: number; options: Suggestion[] };

const most = 8;

/** Phrases that go on with a condition. */
const phrases: readonly [text: string, about: string][] = [
  ['and', 'both'],
  ['or', 'either'],
  ['not (', 'the opposite'],
  ['at least', 'or more'],
  ['at most', 'or fewer'],
  ['exactly', 'as many'],
  ['more than', 'comparison'],
  ['fewer than', 'comparison'],
  ['between', 'range'],
  ['in the last 30 days', 'time'],
  ['in the last 365 days', 'time'],
  ['in the next 7 days', 'time'],
  ['not in the last 90 days', 'time'],
  ['days ago', 'time'],
  ['times', 'how often'],
  ['once', 'how often'],
  ['where', 'filter of the event'],
  ['contains', 'text'],
  ['does not contain', 'text'],
  ['starts with', 'text'],
  ['ends with', 'text'],
  ['exists', 'has a value'],
  ['does not exist', 'has no value'],
  ['is true', 'yes or no'],
  ['is false', 'yes or no'],
  ['includes', 'list'],
  ['anniversary in the next 7 days', 'date'],
  ['anniversary today', 'date'],
  ['everyone:', 'among visitors too'],
];

/**
 * What the words before the caret may become; the nearest context first, then everything a rule can speak about.
 * `asked`: the values `valuesAsked` wanted there.
 */
export function suggest(
  text: string,
  caret: number,
  vocabulary: Vocabulary,
  asked: readonly Value[] = [],
): Suggestions | null {
  const before = text.slice(0, caret);
  if (/[\p{L}\p{N}_]/u.test(text[caret] ?? '')) return null;
  const wanted = valuesAsked(before, vocabulary);
  if (wanted) return fitting(before, wanted.typed, asked);
  return valuesAt(before, vocabulary) ?? propertiesAt(before, vocabulary) ?? wordsAt(before, vocabulary);
}

/** After `country = `: what profiles have there. */
function valuesAt(before: string, { fields, traits, products, segments }: Vocabulary): Suggestions | null {
  const operators = String.raw`(?:=|!=|is|is not|(?:not )?in \((?:'[^'\n]*', *)*|\((?:'[^'\n]*', *)*)`;
  for (const { text, values } of [...fields, ...traits]) {
    const found = values.length > 0 ? valueAfter(before, `${escaped(text)}\\s+${operators}`, values) : null;
    if (found) return found;
  }
  const names = segments.map(({ name }) => ({ value: name }));
  return (
    valueAfter(before, '(?:bought|buy|on|of) category', products.category) ??
    valueAfter(before, '(?:bought|buy|on|of) sku', products.sku) ??
    valueAfter(before, '(?:in segment|member of)', names)
  );
}

function valueAfter(before: string, lead: string, values: readonly Value[]): Suggestions | null {
  const typed = typedAfter(before, lead);
  return typed === undefined ? null : fitting(before, typed, values);
}

function fitting(before: string, typed: string, values: readonly Value[]): Suggestions | null {
  const prefix = typed.replace(/^'/, '').toLowerCase();
  const options = values
    .filter(({ value }) => value.toLowerCase().startsWith(prefix))
    .map(({ value, count }) => ({ text: quoted(value), about: count === undefined ? '' : `${count}` }));
  return listed(before, typed, options);
}

/** After `where`: properties of the event named before. */
function propertiesAt(before: string, { metrics }: Vocabulary): Suggestions | null {
  const line = /\bwhere\s+\(?(?:[^()\n]*\band\s+)?([\p{L}\p{N}_.]*)$/iu.exec(before);
  const typed = line?.[1];
  if (typed === undefined) return null;
  const metric = latestNamed(before, metrics);
  if (!metric) return null;
  const options = Object.entries({ value: 'number', ...metric.properties })
    .filter(([name]) => name.toLowerCase().startsWith(typed.toLowerCase()))
    .map(([name, type]) => ({ text: name, about: type }));
  return listed(before, typed, options);
}

/** The longest run of words before the caret that something known begins with. */
function wordsAt(before: string, vocabulary: Vocabulary): Suggestions | null {
  const run = /["']?[\p{L}\p{N}_.-]+(?: [\p{L}\p{N}_.-]*){0,3}$/u.exec(before)?.[0] ?? '';
  const known = everything(vocabulary);
  for (let typed = run; typed !== ''; typed = typed.includes(' ') ? typed.slice(typed.indexOf(' ') + 1) : '') {
    const prefix = typed.toLowerCase();
    const options = known.filter(({ text }) => {
      const plain = text.toLowerCase();
      return plain.startsWith(prefix) || (/^["']/.test(plain) && plain.slice(1).startsWith(prefix));
    });
    const found = listed(before, typed, options);
    if (found) return found;
  }
  return null;
}

const everything = ({ traits, figures, fields, metrics, segments, words }: Vocabulary): Suggestion[] => [
  ...traits.map(({ text, title }) => ({ text, about: title })),
  ...figures.map(({ text, title, keyed }) => ({ text: keyed === null ? text : `${text} for`, about: title })),
  ...fields.map(({ text, title }) => ({ text, about: title })),
  ...metrics.map(({ text, count }) => ({ text, about: `${count} events` })),
  ...phrases.map(([text, about]) => ({ text, about })),
  ...words.map((text) => ({ text, about: 'condition' })),
  ...segments.map(({ text }) => ({ text: `in segment ${text}`, about: 'segment' })),
  ...segments.map(({ text }) => ({ text, about: 'segment' })),
];

function listed(before: string, typed: string, options: readonly Suggestion[]): Suggestions | null {
  const fresh = new Map(options.map((option) => [option.text, option]));
  // What is already there in full needs no help.
  const others = [...fresh.values()].filter(({ text }) => text.toLowerCase() !== typed.toLowerCase());
  return others.length === 0 ? null : { from: before.length - typed.length, options: others.slice(0, most) };
}

const quoted = (value: string): string => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
