import { leastEvidence, leastPeople, neighboursKept, shrinkage } from '../rules/scoring.ts';
import { apart, halfLifeOfSequence, mostPerPerson } from '../rules/spans.ts';
import { scoped } from '../../../platform/clickhouse/index.ts';
import { evidenceSql } from './evidence.ts';
import { purchases, views } from './signs.ts';

/** together: bought within a month. after: first bought later, of another category. viewed: looked at in one visit. */
export const neighbourKinds = ['together', 'after', 'viewed'] as const;
export type NeighbourKind = (typeof neighbourKinds)[number];

/**
 * Neighbours of products: product_id, others, scores, people, lifts; the arrays best first.
 * @param someOnly only of `{products:Array(UInt64)}`; what goes with them is still counted among everybody
 */
export const neighbours = (kind: NeighbourKind, someOnly: boolean): string => `
  SELECT product_id, best.2 AS others, arrayMap(x -> toFloat32(-x), best.1) AS scores, best.3 AS people, best.4 AS lifts
  FROM (SELECT i AS product_id, arraySort(groupArray((-score, j, toUInt32(both), toFloat32(lift)))) AS best FROM (
    SELECT i, j, both, both * n / (first * second) AS lift,
      weight / sqrt(first * second) * both / (both + ${shrinkage}) AS score,
      ${evidenceSql} AS evidence
    FROM (
      SELECT p.i AS i, p.j AS j, toInt64(p.both) AS both, p.weight AS weight, toInt64(f.buyers) AS first, toInt64(s.buyers) AS second,
        (SELECT toInt64(count()) FROM ${basketsOf(kind)}) AS n
      FROM (
        SELECT pair.1 AS i, pair.2 AS j, count() AS both, sum(pair.3) AS weight
        FROM ${basketsOf(kind)} ARRAY JOIN ${pairsOf(kind)} AS pair
        ${someOnly ? 'WHERE pair.1 IN {products:Array(UInt64)}' : ''}
        GROUP BY i, j HAVING both >= ${leastPeople}
      ) AS p
      INNER JOIN ${holders(kind)} AS f ON p.i = f.product_id
      INNER JOIN ${holders(kind)} AS s ON p.j = s.product_id
      ${kind === 'after' ? otherCategory : ''}
    )
    WHERE both * n > first * second AND evidence >= ${leastEvidence}
    ORDER BY i, score DESC, j LIMIT ${neighboursKept} BY i
  ) GROUP BY i)`;

/** A person's signs, latest first: for what is bought after, the first purchase of each product alone. */
function basketsOf(kind: NeighbourKind): string {
  const rows =
    kind === 'viewed'
      ? `(SELECT profile_id AS buyer, product_id, t FROM ${views()})`
      : kind === 'after'
        ? `(SELECT buyer, product_id, min(t) AS t FROM ${purchases()} GROUP BY buyer, product_id)`
        : `(SELECT buyer, product_id, t FROM ${purchases()})`;
  return `(SELECT buyer, arraySlice(arrayReverseSort(groupUniqArray((t, product_id))), 1, ${mostPerPerson}) AS items FROM ${rows} GROUP BY buyer)`;
}

/** (first, second, weight) of a person, each pair once. */
const pairsOf = (kind: NeighbourKind): string => `arrayDistinct(arrayFlatten(arrayMap(a ->
  arrayMap(b -> (a.2, b.2, ${kind === 'after' ? sequenceWeight : 'toFloat64(1)'}),
    arrayFilter(b -> b.2 != a.2 AND ${kind === 'after' ? follows : `abs(toInt64(b.1) - toInt64(a.1)) <= ${apart[kind]}`}, items)),
  items)))`;

const follows = `b.1 >= a.1 AND b.1 - a.1 <= ${apart.after}`;
/** Of two that were bought at the same moment nobody knows which came first: half for either. */
const sequenceWeight = `if(b.1 = a.1, 0.5, exp2(-(toInt64(b.1) - toInt64(a.1)) / ${halfLifeOfSequence}))`;

const holders = (kind: NeighbourKind): string =>
  `(SELECT product_id, count() AS buyers FROM (SELECT arrayJoin(arrayDistinct(arrayMap(x -> x.2, items))) AS product_id FROM ${basketsOf(kind)}) GROUP BY product_id)`;

/** Another of the same category stands in for a product; it does not complete it. */
const otherCategory = `INNER JOIN ${scoped('recommendation_products')} AS ci ON p.i = ci.product_id
      INNER JOIN ${scoped('recommendation_products')} AS cj ON p.j = cj.product_id
      WHERE ci.category = '' OR ci.category != cj.category`;
