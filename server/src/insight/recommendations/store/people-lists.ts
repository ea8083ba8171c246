import { scoped, scopedRows } from '../../../platform/clickhouse/index.ts';
import { blend } from '../rules/blend.ts';
import { anchorsKept, personListLength, recent, signs } from '../rules/spans.ts';
import { purchases, views, type Reach } from './signs.ts';

export type Prefix = '' | 'test:';

/** Most products of a person's own that are kept beside what is recommended. */
const ownKept = { viewed: 30, bought: 200 } as const;

/**
 * What is ready for a person, for everybody with a sign: profile_id, products, scores, because, viewed, bought, bought_on,
 * bought_times. A share of all people (`{chunk}` of `{chunks}`) or some (see `Reach`). What they bought after
 * `{boughtAfter}` (epoch seconds) is left out.
 * @param prefix of the neighbours' kinds
 */
export const peopleLists = (prefix: Prefix, reach: Reach): string => `
  SELECT own.profile_id AS profile_id,
    arrayMap(x -> x.2, best) AS products, arrayMap(x -> -x.1, best) AS scores, arrayMap(x -> x.3, best) AS because,
    own.viewed AS viewed, own.bought AS bought, own.bought_on AS bought_on, own.bought_times AS bought_times
  FROM (${ownSigns(reach)}) AS own
  LEFT JOIN (
    SELECT profile_id, arraySort(groupArray((-score, product_id, because))) AS best
    FROM (
      SELECT c.profile_id AS profile_id, c.product_id AS product_id, sum(c.part) AS score, argMax(c.anchor, (c.part, c.anchor)) AS because
      FROM (${contributions(prefix, reach)}) AS c
      LEFT ANTI JOIN (SELECT profile_id, product_id FROM ${purchases(reach)} WHERE t > {boughtAfter:UInt32}) AS had
        ON c.profile_id = had.profile_id AND c.product_id = had.product_id
      GROUP BY profile_id, product_id
      ORDER BY profile_id, score DESC, product_id LIMIT ${personListLength} BY profile_id
    )
    GROUP BY profile_id
  ) AS r ON own.profile_id = r.profile_id`;

const share = ({ someOnly }: Reach): string =>
  someOnly ? 'profile_id > 0' : 'profile_id > 0 AND cityHash64(profile_id) % {chunks:UInt32} = {chunk:UInt32}';

/** profile_id, product_id, t, sign */
const everySign = (reach: Reach): string =>
  `(SELECT profile_id, product_id, t, 'bought' AS sign FROM ${purchases(reach)} WHERE ${share(reach)}
    UNION ALL SELECT profile_id, product_id, t, if(carted, 'carted', 'viewed') AS sign FROM ${views(reach)} WHERE ${share(reach)})`;

function ownSigns(reach: Reach): string {
  const lists = `
    SELECT profile_id, arraySlice(arraySort(groupArrayIf((-toInt64(seen), product_id), seen > 0)), 1, ${ownKept.viewed}) AS looks,
      arraySlice(arraySort(groupArrayIf((-toInt64(last), product_id, toInt32(intDiv(last, 86400)), times), times > 0)), 1, ${ownKept.bought}) AS buys
    FROM (
      SELECT profile_id, product_id, maxIf(t, sign != 'bought') AS seen, maxIf(t, sign = 'bought') AS last,
        toUInt16(least(countIf(sign = 'bought'), 30000)) AS times
      FROM ${everySign(reach)} GROUP BY profile_id, product_id
    ) GROUP BY profile_id`;
  return `SELECT profile_id, arrayMap(x -> x.2, looks) AS viewed, arrayMap(x -> x.2, buys) AS bought,
    arrayMap(x -> x.3, buys) AS bought_on, arrayMap(x -> x.4, buys) AS bought_times FROM (${lists})`;
}

/** The strongest signs of each person: profile_id, product_id, weight. */
function anchors(reach: Reach): string {
  const weight = (Object.keys(signs) as (keyof typeof signs)[])
    .map((sign) => `sign = '${sign}', ${signs[sign].weight} * exp2(-(${now} - t) / ${signs[sign].halfLife})`)
    .join(', ');
  return `(SELECT profile_id, product_id, sum(multiIf(${weight}, 0)) AS weight FROM ${everySign(reach)}
    GROUP BY profile_id, product_id ORDER BY profile_id, weight DESC, product_id LIMIT ${anchorsKept} BY profile_id)`;
}

const now = `toUInt32({until:DateTime64(3, 'UTC')})`;

/** profile_id, product_id, part (of its score), anchor (the product it comes from; 0: the category). */
function contributions(prefix: Prefix, reach: Reach): string {
  const kinds = (['together', 'after', 'viewed'] as const).map((kind) => `kind = '${prefix}${kind}', ${blend[kind]}`);
  return `
    SELECT a.profile_id AS profile_id, pair.1 AS product_id, a.weight * n.factor * pair.2 AS part, a.product_id AS anchor
    FROM ${anchors(reach)} AS a
    INNER JOIN (
      SELECT product_id, multiIf(${kinds.join(', ')}, 0) AS factor, arrayZip(others, scores) AS pairs
      FROM ${scopedRows('recommendation_neighbours')} AND kind IN ('${prefix}together', '${prefix}after', '${prefix}viewed')
    ) AS n ON a.product_id = n.product_id
    ARRAY JOIN n.pairs AS pair
    UNION ALL
    SELECT liked.profile_id AS profile_id, best.product_id AS product_id, liked.weight * ${blend.category} * best.share AS part, toUInt64(0) AS anchor
    FROM (
      SELECT a.profile_id AS profile_id, p.category AS category, sum(a.weight) AS weight
      FROM ${anchors(reach)} AS a INNER JOIN ${scoped('recommendation_products')} AS p ON a.product_id = p.product_id
      WHERE p.category != '' GROUP BY profile_id, category
      ORDER BY profile_id, weight DESC, category LIMIT 3 BY profile_id
    ) AS liked
    INNER JOIN ${bestOfCategories} AS best ON liked.category = best.category`;
}

/** category, product_id, share of the category's purchases */
const bestOfCategories = `(
  SELECT category, product_id, buyers / sum(buyers) OVER (PARTITION BY category) AS share
  FROM (
    SELECT p.category AS category, s.product_id AS product_id, uniqExact(s.buyer) AS buyers
    FROM ${purchases({}, recent.popular)} AS s INNER JOIN ${scoped('recommendation_products')} AS p ON s.product_id = p.product_id
    WHERE p.category != '' GROUP BY category, product_id
  ) ORDER BY category, buyers DESC, product_id LIMIT 30 BY category)`;
