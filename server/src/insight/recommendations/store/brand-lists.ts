import { scoped, scopedRows } from '../../../platform/clickhouse/index.ts';
import { leastEvidence, leastPeople } from '../rules/scoring.ts';
import { recent } from '../rules/spans.ts';
import { evidenceSql } from './evidence.ts';
import { purchases, views } from './signs.ts';

/** What the lists of the whole brand hold at most. */
export const listLength = 100;

const now = `toUInt32({until:DateTime64(3, 'UTC')})`;

/** key, product_id, score, people, lift: distinct buyers of 90 days, a view counting a twentieth; by category where `perCategory`. */
export const popular = (perCategory: boolean): string => {
  const counted = `
    SELECT product_id, uniqExactIf(who, bought) AS buyers, uniqExactIf(who, NOT bought) AS viewers
    FROM (
      SELECT product_id, buyer AS who, true AS bought FROM ${purchases({}, recent.popular)}
      UNION ALL SELECT product_id, profile_id AS who, false AS bought FROM ${views({}, recent.popular)}
    ) GROUP BY product_id`;
  return `
  SELECT ${perCategory ? 'p.category' : "''"} AS key, c.product_id AS product_id, c.buyers + 0.05 * c.viewers AS score,
    if(c.buyers > 0, c.buyers, c.viewers) AS people, 1 AS lift
  FROM (${counted}) AS c
  INNER JOIN ${scoped('recommendation_products')} AS p ON c.product_id = p.product_id
  ${perCategory ? "WHERE p.category != ''" : ''}
  ORDER BY key, score DESC, product_id LIMIT ${listLength} BY key`;
};

/**
 * What people buy, carry and look at more than in the four weeks before, given how the whole brand went: the rise in
 * standard deviations of a Poisson count, smoothed. `lift` is the plain growth.
 */
export const rising = `
  SELECT '' AS key, product_id, (new - expected) / sqrt(expected + 4) AS score, new AS people, (new + 1) / (old * ${recent.rising / recent.before} + 1) AS lift
  FROM (
    SELECT product_id, new, old, old * sum(new) OVER () / greatest(sum(old) OVER (), 1) AS expected
    FROM (
      SELECT product_id, uniqExactIf((who, intDiv(t, 86400)), t > ${now} - ${recent.rising}) AS new,
        uniqExactIf((who, intDiv(t, 86400)), t <= ${now} - ${recent.rising}) AS old
      FROM (
        SELECT product_id, buyer AS who, t FROM ${purchases({}, recent.rising + recent.before)}
        UNION ALL SELECT product_id, profile_id AS who, t FROM ${views({}, recent.rising + recent.before)}
      ) GROUP BY product_id
    )
  )
  WHERE new >= 3 AND new > expected AND lift > 1
  ORDER BY score DESC, product_id LIMIT ${listLength}`;

/** What the people of each of `{segments}` bought in half a year, by the evidence that they buy it more than the brand's people. */
export const favourites = `
  SELECT toString(segment_id) AS key, product_id, sqrt(evidence) AS score, both AS people, lift
  FROM (
    SELECT segment_id, product_id, both, both * n / (first * second) AS lift,
      ${evidenceSql} AS evidence
    FROM (
      SELECT b.segment_id AS segment_id, b.product_id AS product_id, toInt64(b.both) AS both, toInt64(s.size) AS first,
        toInt64(p.buyers) AS second, (SELECT toInt64(uniqExact(buyer)) FROM ${bought()}) AS n
      FROM (
        SELECT m.segment_id AS segment_id, x.product_id AS product_id, uniqExact(x.buyer) AS both
        FROM ${bought()} AS x INNER JOIN ${members()} AS m ON x.profile_id = m.profile_id GROUP BY segment_id, product_id
      ) AS b
      INNER JOIN (
        SELECT m.segment_id AS segment_id, uniqExact(x.buyer) AS size
        FROM ${bought()} AS x INNER JOIN ${members()} AS m ON x.profile_id = m.profile_id GROUP BY segment_id
      ) AS s ON b.segment_id = s.segment_id
      INNER JOIN (SELECT product_id, uniqExact(buyer) AS buyers FROM ${bought()} GROUP BY product_id) AS p ON b.product_id = p.product_id
    )
  )
  WHERE both >= ${leastPeople} AND lift > 1 AND evidence >= ${leastEvidence}
  ORDER BY key, score DESC, product_id LIMIT ${listLength} BY key`;

function bought(): string {
  return purchases({}, recent.favourites);
}

function members(): string {
  return `(SELECT segment_id, profile_id FROM ${scopedRows('segment_members')} AND segment_id IN {segments:Array(UInt32)}
    AND at <= {until:DateTime64(3, 'UTC')} GROUP BY segment_id, profile_id HAVING sum(sign) > 0)`;
}
