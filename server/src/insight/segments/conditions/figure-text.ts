import type { ConditionText } from '../language/text/condition-text.ts';
import type { Lookup, NamedFigure } from '../language/text/names.ts';
import { nearest } from '../language/text/nearest.ts';
import { quotedName, quotedValue } from '../language/text/quoting.ts';
import { shown, type Reader } from '../language/text/reader.ts';
import { readValue } from '../language/text/values.ts';
import { readValueTest, startsTest, valueTestText } from '../language/text/value-tests.ts';
import type { ValueTest, ValueType } from '../language/tests.ts';

type Which = { figure: string; key?: string | undefined };
type FigureCondition = Which & { kind: 'figure'; is: ValueTest };

/** `figure "Churn probability" > 0.5`, `figure "Category affinity" for 'Tea' >= 0.5`; the label alone is read too. */
export const figureText: ConditionText<FigureCondition> = {
  words: ['figure'],
  read(r) {
    const found = readFigure(r);
    if (found === undefined) return undefined;
    return { kind: 'figure', ...found, is: readValueTest(r, typeOf(r.names, found.figure)) };
  },
  write: ({ figure, key, is }, names) =>
    `${figureWords({ figure, key }, names)} ${valueTestText(is, typeOf(names, figure))}`,
};

export const figureWords = ({ figure, key }: Which, names: Lookup): string =>
  `figure ${nameText(figure, names)}${key === undefined ? '' : ` for ${quotedValue(key)}`}`;

/** By its label where that reads as the same figure; "named" is followed by a technical name and nothing else. */
function nameText(figure: string, names: Lookup): string {
  const label = names.figureLabel(figure);
  const read = names.figureNamed(label);
  return read === undefined || read.name === figure ? quotedName(label) : `named ${quotedName(figure)}`;
}

/** The figure, and which of its values; undefined, with nothing read, when none stands here. */
export function readFigure(r: Reader): { figure: string; key?: string } | undefined {
  const from = r.place;
  const isSaid = r.take('figure');
  const isTechnical = isSaid && r.take('named');
  const token = r.peek();
  const known: NamedFigure | undefined = isTechnical
    ? r.names.figures?.find(({ name }) => name === token.key)
    : isSaid && token.type === 'string'
      ? r.names.figureNamed(token.key)
      : r.matchName(r.names.figure);
  if (known === undefined && !(isSaid && token.type === 'string')) {
    if (isSaid) r.expected('the name of a figure, in quotes', labels(r.names));
    return undefined;
  }
  if (token.type === 'string') r.next();
  const figure = known?.name ?? token.key;
  if (figure === '') r.fail('The name of a figure cannot be empty.', token);
  if (known === undefined && r.names.figures !== undefined) warnUnknown(r, figure, from);
  const isQuoted = r.says('for') && r.peek(1).type === 'string';
  const isKeyed = known?.keyed !== undefined && (r.says('for') || r.says('of'));
  if (isQuoted || isKeyed) {
    r.next();
    return { figure, key: readKey(r) };
  }
  return { figure };
}

/** Quoted, or plain words up to the test. */
function readKey(r: Reader): string {
  const words: string[] = [];
  while (r.peek().type === 'word' && !startsTest(r) && !r.atEnd()) words.push(r.next().text);
  return words.length > 0 ? words.join(' ') : readValue(r, `which one: 'Tea'`);
}

function warnUnknown(r: Reader, figure: string, from: number): void {
  const near = nearest(
    figure,
    (r.names.figures ?? []).flatMap(({ name, label }) => [label, name]),
  );
  r.warn(
    `There is no figure called ${shown(figure)}.`,
    r.spanFrom(from),
    near === undefined ? undefined : quotedName(near),
  );
}

const labels = (names: Lookup): string[] => (names.figures ?? []).map(({ label }) => quotedName(label));

function typeOf(names: Lookup, figure: string): ValueType | undefined {
  const type = names.figureNamed(figure)?.type;
  if (type === undefined) return undefined;
  return type === 'text' || type === 'date' ? type : 'number';
}
