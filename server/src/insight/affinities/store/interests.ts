import {
  aliases,
  asFigures,
  decayed,
  eventRows,
  figure,
  lineRows,
  owner,
  products,
  profileRows,
  type Who,
} from './people.ts';

export const interestMetrics = { view: 'Viewed Product', cart: 'Added to Cart' } as const;

/** What interest is grouped by: what the row itself says, else what the catalog says of the product. */
const dimensions = {
  category: {
    event: "if(g.category != '', g.category, p.category)",
    line: "if(g.category != '', g.category, p.category)",
    kept: 20,
  },
  brand: { event: "if(g.brand != '', g.brand, p.brand)", line: 'p.brand', kept: 20 },
  priceBand: { event: 'p.band', line: 'p.band', kept: 3 },
  product: { event: 'p.title', line: "if(p.title != '', p.title, g.title)", kept: 5 },
} as const;
export type Dimension = keyof typeof dimensions;
export const dimensionNames = Object.keys(dimensions) as Dimension[];

const text = (...paths: string[]): string =>
  `coalesce(${paths.map((path) => `nullIf(ifNull(toString(properties.\`${path}\`), ''), '')`).join(', ')}, '')`;

/**
 * Signs of interest as `who, at, weight, k`: views and carts by people's own ids, lines of orders that stand by how much
 * of them was kept.
 */
const signs = (dimension: Dimension, who: Who): string => {
  const { event, line } = dimensions[dimension];
  return `(
    SELECT ${owner} AS who, at, weight, ${event} AS k FROM (
      SELECT profile_id, occurred_at AS at, if(metric = '${interestMetrics.view}', {view:Float64}, {cart:Float64}) AS weight,
        ${text('product_id', 'productId', 'ProductID')} AS product, ${text('category')} AS category, ${text('brand', 'Brand')} AS brand
      FROM ${eventRows(who, Object.values(interestMetrics))}
    ) AS g ${aliases} LEFT ANY JOIN ${products} AS p ON g.product = p.external_id
    UNION ALL
    SELECT g.profile_id AS who, at, weight, ${line} AS k FROM (
      SELECT profile_id, placed_at AS at, {purchase:Float64} * (quantity - refunded_quantity) / quantity AS weight, product_id, title, category
      FROM ${lineRows(who)} AND quantity > refunded_quantity AND refunded_quantity >= 0
    ) AS g LEFT ANY JOIN ${products} AS p ON g.product_id = p.product_id
  )`;
};

const perKey = (dimension: Dimension, who: Who): string =>
  `(SELECT who, k, sum(weight * ${decayed('at')}) AS s, max(at) AS last FROM ${signs(dimension, who)} WHERE k != '' GROUP BY who, k)`;

/** Each key's share of the whole brand's interest: what is usual. */
export const usualShares = (dimension: Dimension): string =>
  `SELECT k AS key, sum(s) / sum(sum(s)) OVER () AS share FROM ${perKey(dimension, 'everybody')} GROUP BY k ORDER BY share DESC, key LIMIT 500`;

/**
 * share = (s + e·u) / (Σs + e), s decayed to the moment of somebody's own last sign, u the usual share, e the evidence
 * that counts as much. So a share changes by what happens, never by the passing of time, and its order neither.
 */
export function affinityFigures(dimension: Dimension, who: Who): string {
  const { kept } = dimensions[dimension];
  const name = `${dimension}Affinity`;
  const usual = 'transform(k.1, {keys:Array(String)}, {shares:Array(Float64)}, toFloat64(0))';
  const people = `(
    SELECT who, sum(s) AS total, exp2(dateDiff('millisecond', max(last), {at:DateTime64(3, 'UTC')}) / {halfLifeMs:Float64}) AS back,
      arrayMap(k -> (k.1, (k.2 * back + {evidence:Float64} * ${usual}) / (total * back + {evidence:Float64}), k.3), groupArray((k, s, last))) AS keyed,
      arraySlice(arraySort(k -> (-round(k.2, 9), k.1), keyed), 1, ${kept}) AS top
    FROM ${perKey(dimension, who)} WHERE who IN (SELECT profile_id FROM ${profileRows(who)}) GROUP BY who)`;
  const rows = [
    `arrayMap(k -> ${figure(`'${name}'`, { key: 'k.1', number: 'k.2', moment: 'k.3' })}, top)`,
    ...(dimension === 'category' || dimension === 'brand'
      ? [
          `[${figure(dimension === 'category' ? "'favouriteCategory'" : "'favouriteBrand'", { number: 'top[1].2', text: 'top[1].1' })}]`,
        ]
      : []),
  ];
  return asFigures(rows.length === 1 ? rows.join('') : `arrayConcat(${rows.join(', ')})`, people);
}

/** T / (T + e): T is everything, decayed to now. */
export const strengthFigures = (who: Who): string =>
  `SELECT 'interestStrength' AS figure, '' AS key, who AS profile_id,
    toNullable(sum(weight * ${decayed('at')}) AS total) / (total + {evidence:Float64}) AS number, '' AS text,
    CAST(NULL, 'Nullable(DateTime64(3, \\'UTC\\'))') AS moment
  FROM ${signs('product', who)} WHERE who IN (SELECT profile_id FROM ${profileRows(who)}) GROUP BY who HAVING total > 0`;
