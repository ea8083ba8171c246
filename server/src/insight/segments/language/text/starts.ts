import type { AnyConditionKind } from '../condition-kind.ts';
import { comparisons, startsNumber } from './numbers.ts';
import { phrases, said, type Phrases } from './phrases.ts';
import type { Reader } from './reader.ts';

/** Everything a condition of these kinds can begin with. */
export const beginnings = (kinds: readonly AnyConditionKind[]): string[] => [
  ...kinds.flatMap(({ text }) => text?.words ?? []),
  ...verbs,
];

const verbs = [
  'did',
  'has',
  'have',
  'never',
  'not',
  'all of',
  'any of',
  'none of',
  'who',
  'people',
  'customers',
  'condition',
];

export const beginningPhrases = (kinds: readonly AnyConditionKind[]): Phrases<true> =>
  phrases(said(true as const, ...beginnings(kinds)));

/**
 * A condition begins here, by the words of the language alone: what the workspace has must not change what an "and"
 * after a filter means.
 */
export const startsCondition = (r: Reader): boolean =>
  r.says('(') ||
  r.saysOne(r.beginnings) ||
  r.saysOne(comparisons) ||
  startsNumber(r) ||
  r.peek().key.startsWith('properties.');
