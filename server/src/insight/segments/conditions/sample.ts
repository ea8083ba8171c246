import { z } from 'zod';
import { conditionKind } from '../language/condition-kind.ts';
import { sampleText } from './sample-text.ts';

const percent = z.number().min(0).max(100);

const schema = z
  .strictObject({
    kind: z.literal('sample'),
    from: percent.default(0),
    to: percent,
    salt: z
      .string()
      .min(1)
      .max(100)
      .default('sample')
      .describe('Parts of one salt that do not overlap have nobody in common; another salt mixes people anew'),
  })
  .refine((c) => c.from < c.to, { message: '"from" must be smaller than "to"', path: ['from'] });
export type SampleCondition = z.infer<typeof schema>;

/**
 * A share of all people by chance, the same people every time: the first 64 bits of the MD5 of "salt:id" modulo a million
 * say where between 0 and 100 % somebody stands. From `from` on, below `to`.
 */
export const sampleCondition = conditionKind({
  kind: 'sample',
  title: 'Random sample',
  schema,
  text: sampleText,
  movesWithTime: () => false,
  compile: ({ from, to, salt }, b, path) => {
    const place = `(halfMD5(concat(${b.param('String', salt)}, ':', toString(profile_id))) % 1000000 / 10000)`;
    return {
      type: 'term',
      path,
      kind: 'sample',
      test: b.profile(`${place} >= ${b.param('Float64', from)} AND ${place} < ${b.param('Float64', to)}`),
      value: b.profile(place),
      whenAbsent: false,
      wanted: `${from} to ${to} % of the sample "${salt}"`,
    };
  },
});
