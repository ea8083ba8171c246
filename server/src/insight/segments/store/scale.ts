import { sqlOf } from '../compiler/node.ts';
import type { Compilation, Compiled, Scale } from '../compiler/types.ts';
import type { Reach } from './sources.ts';

type People = (compilation: Compilation, reach: Reach) => string;

/**
 * The values at the asked places of rankings over everybody, as one list: NULL where nobody stands. Places beyond the
 * last person are the last person's. Also for a question about some people the ranking is of all.
 */
export function scaleSql({ features, rankings, cuts }: Scale, reach: Reach, people: People): string {
  const everyone: Reach = { ...reach, onlySome: false };
  const rules = rankings.map(({ population }): Compiled => ({
    population: population === null ? 'known' : 'everyone',
    root: population ?? everybody,
  }));
  const sorted = rankings.map(({ value, isDescending, population }, i) => {
    const ranked = `isNotNull(${value}) AND ${population === null ? 'known = 1' : sqlOf(population)}`;
    return `${isDescending ? 'arrayReverseSort' : 'arraySort'}(groupArrayIf(toFloat64(assumeNotNull(${value})), ${ranked})) AS ranked_${i}`;
  });
  const values = cuts.map(({ ranking, unit, at }) => {
    const list = `ranked_${ranking}`;
    const size = `toFloat64(length(${list}))`;
    const place = unit === 'percent' ? `ceil(${size} * ${at} / 100 - 1e-9)` : at;
    return `if(length(${list}) = 0 OR ${place} < 1, NULL, ${list}[toUInt64(least(${place}, ${size}))])`;
  });
  const from = people({ rules, features, params: {}, caveats: [] }, everyone);
  return `SELECT [${values.join(', ')}] FROM (SELECT ${sorted.join(', ')} FROM ${from})`;
}

const everybody: Compiled['root'] = {
  type: 'term',
  path: '',
  kind: 'everyone',
  test: '1',
  value: null,
  whenAbsent: false,
  wanted: 'everyone',
};
