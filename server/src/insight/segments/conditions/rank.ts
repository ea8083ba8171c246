import type { Builder, Cut } from '../compiler/builder.ts';
import type { Node } from '../compiler/types.ts';
import { conditionKind } from '../language/condition-kind.ts';
import { measuredWords } from './measured.ts';
import { measureOf } from './measures.ts';
import { rankSchema, type RankCondition } from './rank-shape.ts';
import { rankText } from './rank-text.ts';

/**
 * Where somebody stands among others. Ranked are the people of the population who have a value; of counts and sums 0 is
 * none. Equal values share the best place they reach, so the top 10 % of 25 people are the best three and whoever equals
 * the third: nobody is in or out by chance, and 0 to 10 % and 10 to 20 % have nobody in common.
 */
export const rankCondition = conditionKind({
  kind: 'rank',
  title: 'Rank among others',
  schema: rankSchema,
  text: rankText,
  movesWithTime: () => true,
  segments: (c) => (typeof c.among === 'string' ? [] : [c.among.segmentId]),
  compile: (c, b, path) => {
    const { by, end, unit, from, to, among } = c;
    const measured = measureOf(by, b);
    const value = rankedValue(measured.value, measured.isTotal);
    const ranking = {
      key: JSON.stringify([by, end, among]),
      isDescending: end === 'highest',
      value: (inner: Builder) => {
        const same = measureOf(by, inner);
        return rankedValue(same.value, same.isTotal);
      },
      population: (inner: Builder) => populationOf(among, inner, path),
    };
    const isWithin = (at: number): { test: string; boundary: string } => {
      const cut: Cut = { unit, at };
      const boundary = b.boundary(ranking, cut);
      return { boundary, test: `ifNull(${value} ${end === 'highest' ? '>=' : '<='} ${boundary}, 0)` };
    };
    const far = isWithin(to);
    const test = from === 0 ? far.test : `(${far.test} AND NOT ${isWithin(from).test})`;
    const term: Node = {
      type: 'term',
      path,
      kind: 'rank',
      test,
      value: `concat(ifNull(toString(round(${value}, 4)), 'no value'), ifNull(concat(', boundary ', toString(round(${far.boundary}, 4))), ''))`,
      whenAbsent: false,
      wanted: `${rankWords(c)} by ${measuredWords(measured)} among ${typeof among === 'string' ? among : `segment ${among.segmentId}`}`,
      ...(measured.evidence !== undefined && { evidence: measured.evidence }),
    };
    const population = populationOf(among, b, `${path}/among`);
    return { type: 'group', path, op: 'all', children: [population, term] };
  },
});

/** 0 of a total is what everybody else has: no value. */
const rankedValue = (value: string, isTotal: boolean): string => (isTotal ? `nullIf(${value}, 0)` : value);

function populationOf(among: RankCondition['among'], b: Builder, path: string): Node {
  if (typeof among !== 'string') return b.segment(among.segmentId, path);
  const known = profileTerm(b, path, 'known', 'known = 1', 'identified');
  if (among === 'known') return known;
  const buyers: Node = b.historic
    ? measureOrders(b, path)
    : profileTerm(b, path, 'trait', 'orders > 0', 'a buyer: at least one order');
  return { type: 'group', path, op: 'all', children: [known, buyers] };
}

const profileTerm = (b: Builder, path: string, kind: string, test: string, wanted: string): Node => ({
  type: 'term',
  path,
  kind,
  test: b.profile(test),
  value: kind === 'trait' ? b.profile('orders') : null,
  whenAbsent: false,
  wanted,
});

function measureOrders(b: Builder, path: string): Node {
  const { value } = measureOf({ kind: 'trait', trait: 'orders' }, b);
  return {
    type: 'term',
    path,
    kind: 'trait',
    test: `${value} > 0`,
    value,
    whenAbsent: false,
    wanted: 'a buyer: at least one order',
  };
}

const rankWords = ({ end, unit, from, to }: RankCondition): string => {
  const sign = unit === 'percent' ? ' %' : '';
  const side = end === 'highest' ? 'top' : 'bottom';
  return from === 0 ? `${side} ${to}${sign}` : `${side} ${from} to ${to}${sign}`;
};
