import type { ConditionText } from '../language/text/condition-text.ts';
import { phrases, said, type Phrases } from '../language/text/phrases.ts';

const word = <K extends string>(kind: K, written: string, table: Phrases<true>): ConditionText<{ kind: K }> => ({
  words: [written],
  read: (r) => (r.match(table) ? { kind } : undefined),
  write: () => written,
});

export const everyoneText = word(
  'everyone',
  'everyone',
  phrases(said(true as const, 'everyone', 'everybody', 'anyone', 'all people', 'all customers', 'all profiles')),
);

export const knownText = word(
  'known',
  'identified',
  phrases(said(true as const, 'identified', 'is identified', 'known', 'is known', 'known people', 'identified people')),
);
