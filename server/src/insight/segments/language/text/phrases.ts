import type { Token } from './tokens.ts';

/** Phrases by their first word, the longest first: "is at least" before "is". */
export type Phrases<T> = ReadonlyMap<string, readonly { words: readonly string[]; value: T }[]>;

export function phrases<T>(entries: Iterable<readonly [phrase: string, value: T]>): Phrases<T> {
  const byFirst = new Map<string, { words: string[]; value: T }[]>();
  for (const [phrase, value] of entries) {
    const words = phrase.toLowerCase().split(' ');
    const first = words[0] ?? '';
    byFirst.set(first, [...(byFirst.get(first) ?? []), { words, value }]);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  return byFirst;
}

/** One value said in several ways. */
export const said = <const T>(value: T, ...ways: readonly string[]): (readonly [string, T])[] =>
  ways.map((way) => [way, value] as const);

/** The longest phrase at a place of the tokens, and how many tokens it has. */
export function phraseAt<T>(
  table: Phrases<T>,
  tokens: readonly Token[],
  at: number,
): { value: T; length: number } | undefined {
  const first = tokens[at];
  if (first === undefined || !isSpoken(first)) return undefined;
  for (const { words, value } of table.get(first.key) ?? []) {
    const holds = words.every((expected, i) => {
      const token = tokens[at + i];
      return token !== undefined && isSpoken(token) && token.key === expected;
    });
    if (holds) return { value, length: words.length };
  }
  return undefined;
}

const isSpoken = (token: Token): boolean => token.type === 'word' || token.type === 'symbol';
