import { z } from 'zod';
import type { Builder } from '../compiler/builder.ts';
import type { Cut } from '../compiler/ranking.ts';
import type { Node } from '../compiler/types.ts';
import { conditionKind } from '../language/condition-kind.ts';
import { measuredWords } from './measured.ts';
import { measureOf, measureSchema } from './measures.ts';
import { rankText } from './rank-text.ts';

const segmentId = z.number().int().positive().max(4_294_967_295);

const schema = z
  .strictObject({
    kind: z.literal('rank'),
    by: measureSchema,
    end: z.enum(['highest', 'lowest']).default('highest'),
    unit: z.enum(['percent', 'people']).default('percent'),
    from: z
      .number()
      .min(0)
      .max(1_000_000_000)
      .default(0)
      .describe('Those up to this place are left out: 10 in "10 to 20 %"'),
    to: z.number().positive().max(1_000_000_000),
    among: z
      .union([z.enum(['buyers', 'known']), z.strictObject({ segmentId })])
      .default('buyers')
      .describe('Who is ranked: people with an order, identified people, or a segment'),
  })
  .refine((c) => c.from < c.to, { message: '"from" must be smaller than "to"', path: ['from'] })
  .refine((c) => c.unit === 'people' || c.to <= 100, { message: 'At most 100 percent', path: ['to'] })
  .refine((c) => c.unit === 'percent' || (Number.isInteger(c.from) && Number.isInteger(c.to)), {
    message: 'Places are whole numbers',
    path: ['to'],
  });
export type RankCondition = z.infer<typeof schema>;

/**
 * Where somebody stands among others. Ranked are the people of the population who have a value; of counts and sums 0 is
 * none. Equal values share the best place they reach, so the top 10 % of 25 people are the best three and whoever equals
 * the third: nobody is in or out by chance, and 0 to 10 % and 10 to 20 % have nobody in common.
 */
export const rankCondition = conditionKind({
  kind: 'rank',
  title: 'Rank among others',
  schema,
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
