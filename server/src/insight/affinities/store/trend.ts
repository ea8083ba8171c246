import { aliases, eventRows, orderRows, owner, profileRows, type Who } from './people.ts';
import { messageMetrics } from './channels.ts';
import { visitMetrics } from './moments.ts';

/** Days of now, and of before them, that are compared. */
export const recentDays = 45;
export const earlierDays = 135;

const activity = [...visitMetrics, ...messageMetrics.filter((metric) => !metric.startsWith('Received'))];

/** Signs of life of the last days and of those before, of people who had any before: `who, recent, earlier, trend`. */
export const trendRows = (who: Who): string => `(
  SELECT who, countIf(at > {at:DateTime64(3, 'UTC')} - toIntervalDay(${recentDays})) AS recent, count() - recent AS earlier,
    (recent + 1) / (earlier * ${recentDays / earlierDays} + 1) AS trend
  FROM (
    SELECT ${owner} AS who, at
    FROM (SELECT profile_id, occurred_at AS at FROM ${eventRows(who, activity)}
      AND ifNull(toString(properties.\`machine\`), '') NOT IN ('true', '1')) AS g ${aliases}
    UNION ALL
    SELECT profile_id AS who, placed_at AS at FROM ${orderRows(who)}
  )
  WHERE at > {at:DateTime64(3, 'UTC')} - toIntervalDay(${recentDays + earlierDays}) AND who IN (SELECT profile_id FROM ${profileRows(who)})
  GROUP BY who HAVING earlier > 0)`;

export const trendFigures = (who: Who): string =>
  `SELECT 'engagementTrend' AS figure, '' AS key, who AS profile_id, toNullable(trend) AS number, '' AS text,
    CAST(NULL, 'Nullable(DateTime64(3, \\'UTC\\'))') AS moment FROM ${trendRows(who)}`;
