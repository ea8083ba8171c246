import { Problem } from '../../../../kernel/problem.ts';
import type { AnyConditionKind } from '../condition-kind.ts';
import { maximumDepth, maximumNodes, parseRule, type Rule } from '../rule.ts';
import { TextFault, type Remark, type Span } from './faults.ts';
import { readNode } from './groups.ts';
import { lookup, type Names } from './names.ts';
import { Reader } from './reader.ts';
import { phrases, said } from './phrases.ts';
import { beginningPhrases } from './starts.ts';
import { tokensOf } from './tokens.ts';

/** A rule that was read, with the way from its parts back to the text. */
export type Reading = {
  rule: Rule;
  warnings: readonly Remark[];
  /** The piece of the text a place of the rule (`/rule/where/all/1`) came from. */
  spanOf(path: string): Span;
};
export type ReadText =
  | { reading: Reading; faults?: undefined }
  | {
      reading?: undefined;
      faults: readonly Remark[];
      /** Reading again with the names of custom properties may go better. */
      hasUnknownNames: boolean;
    };

export const maximumText = 65_536;
const maximumFaults = 20;

const populations = phrases<'known' | 'everyone'>([
  ...said('everyone' as const, 'everyone :', 'among everyone :', 'everybody :', 'all visitors :', 'visitors too :'),
  ...said('known' as const, 'known :', 'known people :', 'among known people :', 'identified :'),
]);

/** Reads a rule in words; all the faults found in one pass, in order. */
export function readText(text: string, kinds: readonly AnyConditionKind[], names: Names): ReadText {
  if (text.length > maximumText) {
    const message = `The text is longer than ${maximumText} characters; split it into nested segments.`;
    return { faults: [{ from: maximumText, to: text.length, message }], hasUnknownNames: false };
  }
  const tokens = tokensOf(text);
  const reader = new Reader(tokens, lookup(names), beginningPhrases(kinds));
  const faults: Remark[] = [];
  const population = reader.match(populations) ?? 'known';
  const state = { kinds, faults, parts: 0, maximumFaults, maximumNodes, maximumDepth };
  const where = reader.peek().type === 'end' ? emptyText(reader, faults) : readNode(reader, state, 0);
  while (reader.take(';') || reader.take('.'));
  if (where !== undefined && faults.length === 0 && reader.peek().type !== 'end') {
    try {
      reader.expected('"and", "or" or the end of the rule', ['and', 'or']);
    } catch (error) {
      if (!(error instanceof TextFault)) throw error;
      faults.push(error.remark);
    }
  }
  if (where === undefined || faults.length > 0)
    return { faults: inOrder(faults), hasUnknownNames: reader.hasUnknownNames };
  const whole: Span = { from: tokens[0]?.from ?? 0, to: tokens.at(-2)?.to ?? 0 };
  const raw = { version: 1, population, where };
  const spanOf = (path: string): Span => deepestSpan(reader, raw, path) ?? whole;
  try {
    return { reading: { rule: parseRule(raw, kinds), warnings: reader.warnings, spanOf } };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const faults = (error.errors ?? []).map(({ path, message }) => ({ ...spanOf(path), message }));
    return { faults: inOrder(faults), hasUnknownNames: false };
  }
}

function emptyText(reader: Reader, faults: Remark[]): undefined {
  const { from, to } = reader.peek();
  faults.push({ from, to, message: 'The rule is empty: write a condition such as orders >= 3, or everyone.' });
  return undefined;
}

/** The remark of one piece of the text is said once. */
function inOrder(faults: readonly Remark[]): Remark[] {
  const seen = new Set<string>();
  return faults
    .filter(({ from, message }) => !seen.has(`${from} ${message}`) && seen.add(`${from} ${message}`))
    .sort((a, b) => a.from - b.from)
    .slice(0, maximumFaults);
}

/** Goes down the path as far as parts of the rule know where they came from. */
function deepestSpan(reader: Reader, raw: unknown, path: string): Span | undefined {
  let current: unknown = raw;
  let span: Span | undefined;
  for (const step of path.replace(/^\/?(?:rule\/)?/, '').split('/')) {
    if (typeof current !== 'object' || current === null) break;
    current = Object.getOwnPropertyDescriptor(current, step)?.value;
    if (typeof current === 'object' && current !== null) span = reader.spanOf(current) ?? span;
  }
  return span;
}
