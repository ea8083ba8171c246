import { conditionKind } from '../language/condition-kind.ts';
import { sampleSchema } from './sample-shape.ts';
import { sampleText } from './sample-text.ts';

/**
 * A share of all people by chance, the same people every time: the first 64 bits of the MD5 of "salt:id" modulo a million
 * say where between 0 and 100 % somebody stands. From `from` on, below `to`.
 */
export const sampleCondition = conditionKind({
  kind: 'sample',
  title: 'Random sample',
  schema: sampleSchema,
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
