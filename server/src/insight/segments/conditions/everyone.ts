import { z } from 'zod';
import { conditionKind } from '../language/condition-kind.ts';
import { everyoneText, knownText } from './everyone-text.ts';

export const everyoneCondition = conditionKind({
  kind: 'everyone',
  title: 'Everyone',
  schema: z.strictObject({ kind: z.literal('everyone') }),
  text: everyoneText,
  movesWithTime: () => false,
  compile: (_condition, b, path) => ({
    type: 'term',
    path,
    kind: 'everyone',
    test: b.profile('1'),
    value: null,
    whenAbsent: false,
    wanted: 'everyone',
  }),
});

/** Has at least one strong identifier; only says something where the rule's population is `everyone`. */
export const knownCondition = conditionKind({
  kind: 'known',
  title: 'Identified',
  schema: z.strictObject({ kind: z.literal('known') }),
  text: knownText,
  movesWithTime: () => false,
  compile: (_condition, b, path) => ({
    type: 'term',
    path,
    kind: 'known',
    test: b.profile('known = 1'),
    value: b.profile("if(known = 1, 'identified', 'anonymous')"),
    whenAbsent: false,
    wanted: 'identified',
  }),
});
