import { scoped, scopedRows } from '../../../platform/clickhouse/index.ts';
import type { Context } from '../../../platform/context.ts';

const seconds = 120;

/** A row per customer: what the value page adds up. Money in units of the workspace currency. */
const people = `(
  SELECT profile_id, anyIf(ifNull(number, 0), figure = 'historicClv') AS historic,
    anyIf(ifNull(number, 0), figure = 'predictedClv') AS predicted, countIf(figure = 'predictedClv') AS known,
    anyIf(ifNull(number, 0), figure = 'pAlive') AS alive, anyIf(ifNull(number, 0), figure = 'expectedOrders365') AS orders,
    anyIf(ifNull(number, 0), figure = 'churnProbability') AS risk, countIf(figure = 'churnProbability') AS judged
  FROM ${scopedRows('profile_figures')} AND deleted = 0
    AND figure IN ('historicClv', 'predictedClv', 'pAlive', 'expectedOrders365', 'churnProbability')
  GROUP BY profile_id)`;

export type Totals = {
  customers: number;
  historic: number;
  predicted: number;
  predictedFor: number;
  active: number;
  orders: number;
  high: number;
  judged: number;
  valueAtRisk: number;
  /** 99 of 100 customers are worth less in total. */
  most: number;
};

export async function valueTotals({ platform, workspaceId }: Context): Promise<Totals> {
  const [row] = await platform.clickhouse.query<Totals>(
    workspaceId,
    `/* valueTotals */ SELECT count() AS customers, sum(p.historic) AS historic, sum(p.predicted) AS predicted,
      countIf(p.known > 0) AS predictedFor, sum(p.alive) AS active, sum(p.orders) AS orders,
      countIf(p.judged > 0 AND p.risk > 0.66) AS high, countIf(p.judged > 0) AS judged, sumIf(p.historic, p.risk > 0.66) AS valueAtRisk,
      ifNotFinite(quantile(0.99)(p.historic + p.predicted), 0) AS most
    FROM ${people} AS p`,
    { timeoutSeconds: seconds },
  );
  if (!row) throw new Error('no totals');
  return row;
}

export type Bin = { from: number; historic: number; predicted: number };

/** How many customers have a historic and a predicted value in each bin of `width`; the last holds everything above. */
export const valueBins = ({ platform, workspaceId }: Context, width: number, bins: number): Promise<Bin[]> =>
  platform.clickhouse.query<Bin>(
    workspaceId,
    `/* valueBins */ SELECT bin * {width:Float64} AS from, countIf(kind = 1) AS historic, countIf(kind = 2) AS predicted
    FROM (SELECT arrayJoin(arrayConcat([(1, historic)], if(known > 0, [(2, predicted)], []))) AS entry, entry.1 AS kind,
        least({bins:Int64} - 1, greatest(0, toInt64(floor(entry.2 / {width:Float64})))) AS bin FROM ${people})
    GROUP BY bin ORDER BY bin`,
    { params: { width, bins }, timeoutSeconds: seconds },
  );

export type Share = { top: number; customers: number; historic: number; total: number };

/** What the best customers bring: the top 1, 5, 10, 20 and 50 % by total value, as shares of everything. */
export const valueConcentration = ({ platform, workspaceId }: Context): Promise<Share[]> =>
  platform.clickhouse.query<Share>(
    workspaceId,
    `/* valueConcentration */ SELECT best AS top, countIf(place <= ceil(best * n)) AS customers,
      ifNotFinite(sumIf(r.historic, place <= ceil(best * n)) / sum(r.historic), 0) AS historic,
      ifNotFinite(sumIf(worth, place <= ceil(best * n)) / sum(worth), 0) AS total
    FROM (SELECT historic, historic + predicted AS worth, row_number() OVER (ORDER BY worth DESC) AS place, count() OVER () AS n
      FROM ${people}) AS r ARRAY JOIN [0.01, 0.05, 0.1, 0.2, 0.5] AS best
    GROUP BY best ORDER BY best`,
    { timeoutSeconds: seconds },
  );

export type DriverRow = { value: string; customers: number; mean: number; deviation: number };

const drivers = {
  channel: `SELECT profile_id, acquisition_channel AS value FROM ${scopedRows('profiles')} AND deleted = 0`,
  category: `SELECT profile_id, argMin(category, (placed_at, line)) AS value FROM ${scopedRows('order_lines')} AND deleted = 0 AND cancelled = 0 GROUP BY profile_id`,
  country: `SELECT profile_id, country AS value FROM ${scopedRows('profiles')} AND deleted = 0`,
} as const;
export type Driver = keyof typeof drivers;
export const driverNames = Object.keys(drivers) as Driver[];

/** Mean total value of customers by where they came from, what they bought first, where they live; the largest groups. */
export const valueDrivers = ({ platform, workspaceId }: Context, driver: Driver): Promise<DriverRow[]> =>
  platform.clickhouse.query<DriverRow>(
    workspaceId,
    `/* valueDrivers */ SELECT d.value AS value, count() AS customers, avg(p.historic + p.predicted) AS mean,
      ifNotFinite(stddevSamp(p.historic + p.predicted), 0) AS deviation
    FROM ${people} AS p JOIN (${drivers[driver]}) AS d ON d.profile_id = p.profile_id
    GROUP BY value HAVING customers >= 30 AND value != '' ORDER BY mean DESC LIMIT 8`,
    { timeoutSeconds: seconds },
  );

export type RiskRow = {
  profileId: number;
  risk: number;
  reasons: string;
  historic: number;
  predicted: number;
  next: number | null;
  lastOrderAt: number | null;
};

/** People by churn risk, highest first, after (risk, id) of the page before. */
export const riskPage = (
  { platform, workspaceId }: Context,
  ask: { from: number; below: number; sort: 'risk' | 'value'; after: [number, number] | null; limit: number },
): Promise<RiskRow[]> => {
  const key = ask.sort === 'risk' ? 'risk' : 'historic';
  const seek = ask.after === null ? '' : `AND (${key}, profileId) < ({value:Float64}, {id:UInt64})`;
  return platform.clickhouse.query<RiskRow>(
    workspaceId,
    `/* riskPage */ SELECT r.*, toUnixTimestamp64Milli(p.last_order_at) AS lastOrderAt FROM (
      SELECT profile_id AS profileId, anyIf(ifNull(number, 0), figure = 'churnProbability') AS risk,
        anyIf(text, figure = 'churnReasons') AS reasons, anyIf(ifNull(number, 0), figure = 'historicClv') AS historic,
        anyIf(ifNull(number, 0), figure = 'predictedClv') AS predicted,
        toUnixTimestamp64Milli(anyIf(moment, figure = 'expectedNextOrderAt')) AS next
      FROM ${scopedRows('profile_figures')} AND deleted = 0
        AND figure IN ('churnProbability', 'churnReasons', 'historicClv', 'predictedClv', 'expectedNextOrderAt')
        AND profile_id IN (SELECT profile_id FROM ${scopedRows('profile_figures')} AND figure = 'churnProbability' AND deleted = 0
          AND number >= {from:Float64} AND number < {below:Float64})
      GROUP BY profile_id HAVING 1 ${seek} ORDER BY ${key} DESC, profileId DESC LIMIT {limit:UInt32}) AS r
    LEFT JOIN ${scoped('profiles')} AS p ON p.profile_id = r.profileId ORDER BY ${key} DESC, profileId DESC`,
    {
      params: {
        from: ask.from,
        below: ask.below,
        limit: ask.limit,
        value: ask.after?.[0] ?? 0,
        id: ask.after?.[1] ?? 0,
      },
      timeoutSeconds: seconds,
    },
  );
};

export type BandRow = { band: number; people: number; historic: number; predicted: number };

/** How many people are in each band, and what they are worth. */
export const riskBands = ({ platform, workspaceId }: Context): Promise<BandRow[]> =>
  platform.clickhouse.query<BandRow>(
    workspaceId,
    `/* riskBands */ SELECT multiIf(p.risk < 0.33, 0, p.risk < 0.66, 1, 2) AS band, count() AS people,
      sum(p.historic) AS historic, sum(p.predicted) AS predicted
    FROM ${people} AS p WHERE p.judged > 0 GROUP BY band ORDER BY band`,
    { timeoutSeconds: seconds },
  );
