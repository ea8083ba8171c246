import { scoped, scopedRows } from '../../../platform/clickhouse/index.ts';
import type { Who } from './history.ts';

/** Events by what they say; a delivery is late where its property `late` is true. */
export const signs = {
  attention: [
    'Opened Email',
    'Clicked Email',
    'Clicked SMS',
    'Clicked WhatsApp',
    'Opened Push',
    'Active on Site',
    'Viewed Product',
  ],
  tickets: ['Opened Ticket', 'Ticket Opened', 'Ticket Created', 'Created Ticket'],
  deliveries: ['Delivered Shipment', 'Delivered Order', 'Delivery Late', 'Late Delivery'],
  returns: ['Refunded Order', 'Returned Order', 'Returned Product', 'Return Requested'],
} as const;

const quoted = (metrics: readonly string[]): string => metrics.map((metric) => `'${metric}'`).join(', ');
const within = (days: number, metrics: readonly string[], also = ''): string =>
  `countIf(metric IN (${quoted(metrics)}) AND occurred_at > end - INTERVAL ${days} DAY${also})`;

/**
 * What people did and what happened to them besides buying, as of the end of `{split:Date}`: counts per survivor of a merge.
 * `earlier` is attention from 120 to 60 days before. A mail program that fetches every picture opens nothing.
 */
export const signRows = (who: Who): string => `(
  SELECT if(a.to_id = 0, g.profile_id, a.to_id) AS profile_id, sum(g.lately) AS lately, sum(g.earlier) AS earlier,
    sum(g.tickets) AS tickets, sum(g.late) AS late, sum(g.returns) AS returns
  FROM (
    WITH toDateTime64({split:Date} + 1, 3, {zone:String}) AS end
    SELECT profile_id, ${within(60, signs.attention)} AS lately,
      countIf(metric IN (${quoted(signs.attention)}) AND occurred_at <= end - INTERVAL 60 DAY AND occurred_at > end - INTERVAL 120 DAY) AS earlier,
      ${within(90, signs.tickets)} AS tickets,
      ${within(120, signs.deliveries, " AND (metric IN ('Delivery Late', 'Late Delivery') OR toString(properties.late) IN ('true', '1'))")} AS late,
      ${within(120, signs.returns)} AS returns
    FROM ${scopedRows('events')} AND metric IN (${quoted(Object.values(signs).flat())})
      AND occurred_at > end - INTERVAL 120 DAY AND occurred_at < end
      AND NOT (metric = 'Opened Email' AND toString(properties.machine) IN ('true', '1'))
      ${who === 'some' ? 'AND profile_id IN {eventIds:Array(UInt64)}' : ''}
    GROUP BY profile_id) AS g
  LEFT JOIN ${scoped('profile_aliases')} AS a ON g.profile_id = a.from_id GROUP BY profile_id)`;
