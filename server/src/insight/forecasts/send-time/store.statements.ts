import { scoped, scopedRows } from '../../../platform/clickhouse/index.ts';

/** The engine reads a clock in constant zones only: so many are told apart, the rest reads that of the brand. */
export const maximumZones = 100;

export const zonesSelect = `SELECT timezone AS zone FROM ${scopedRows('profiles')} AND deleted = 0
    AND timezone IN (SELECT time_zone FROM system.time_zones) GROUP BY timezone ORDER BY count() DESC, zone LIMIT ${maximumZones}`;

function onClock(read: (zone: string) => string, zones: number): string {
  const own = Array.from({ length: zones }, (_, i) => `zone = {zone${i}:String}, ${read(`{zone${i}:String}`)}`);
  return own.length === 0 ? read('{zone:String}') : `multiIf(${own.join(', ')}, ${read('{zone:String}')})`;
}

/** Opens and clicks by people, not machines, with the hour and day on the reader's clock and the group of the reader. */
export function reads(zones: number): string {
  const owner = 'if(a.to_id = 0, e.profile_id, a.to_id)';
  return `(
    SELECT who, at, grp, ${onClock((zone) => `toHour(at, ${zone})`, zones)} AS hour, ${onClock((zone) => `toDayOfWeek(at, 0, ${zone})`, zones)} AS day,
      exp2(-dateDiff('day', at, {until:DateTime64(3, 'UTC')}) / {halfLife:Float64}) AS w
    FROM (
      SELECT ${owner} AS who, e.at AS at FROM (
        SELECT profile_id, occurred_at AS at FROM ${scopedRows('events')} AND metric IN ('Opened Email', 'Clicked Email')
          AND ifNull(toString(properties.\`machine\`), '') NOT IN ('true', '1') AND occurred_at < {until:DateTime64(3, 'UTC')}
      ) AS e LEFT ANY JOIN ${scoped('profile_aliases')} AS a ON e.profile_id = a.from_id
    ) AS r
    INNER JOIN (SELECT profile_id, timezone AS zone FROM ${scopedRows('profiles')} AND deleted = 0) AS p ON p.profile_id = r.who
    LEFT ANY JOIN (SELECT profile_id, text AS grp FROM ${scopedRows('profile_figures')} AND figure = 'rfmGroup' AND deleted = 0) AS g ON g.profile_id = r.who)`;
}

/** Reads per hour and per day of each group. */
export const groupCurves = (zones: number): string => `SELECT grp,
    sumForEach(arrayMap(h -> if(h = hour, w, 0.), range(24))) AS hours, sumForEach(arrayMap(d -> if(d = day, w, 0.), range(1, 8))) AS days,
    count() AS reads, uniqExact(who) AS people FROM ${reads(zones)} GROUP BY grp`;

const person = (zones: number): string => `(SELECT who, any(grp) AS grp,
    sumForEach(arrayMap(h -> if(h = hour, w, 0.), range(24))) AS hours, sumForEach(arrayMap(d -> if(d = day, w, 0.), range(1, 8))) AS days
  FROM ${reads(zones)} GROUP BY who)`;

const prior = (curves: 'hourCurves' | 'dayCurves', length: number): string =>
  `{${curves}:Array(Array(Float64))}[if(indexOf({groups:Array(String)}, grp) = 0, length({${curves}:Array(Array(Float64))}), indexOf({groups:Array(String)}, grp))] AS prior${length}`;

/**
 * Log-likelihood of people's reads under each strength of shrinkage (Dirichlet-multinomial, Minka 2000): how many reads
 * of their own the group's curve is worth.
 */
export const likelihoods = (zones: number): string => `SELECT arrayMap(k -> k, {strengths:Array(Float64)}) AS strengths,
    sumForEach(arrayMap(k -> lgamma(k) - lgamma(k + n) + arraySum((c, p) -> lgamma(k * p + c) - lgamma(k * p), hours, prior24), {strengths:Array(Float64)})) AS scores
  FROM (SELECT hours, arraySum(hours) AS n, ${prior('hourCurves', 24)} FROM ${person(zones)})`;

/** The middle of the five hours that hold most, and the best day, of everybody who read something. */
export const bestTimes = (zones: number): string => `(
  SELECT who, grp, hours, arrayMap((c, p) -> (c + {strength:Float64} * p) / (arraySum(hours) + {strength:Float64}), hours, prior24) AS posterior,
    arrayMap(h -> posterior[h + 1] + posterior[(h + 1) % 24 + 1] + posterior[(h + 2) % 24 + 1] + posterior[(h + 22) % 24 + 1] + posterior[(h + 23) % 24 + 1], range(24)) AS around,
    indexOf(around, arrayMax(around)) - 1 AS best,
    arrayMap((c, p) -> c + {strength:Float64} * p, days, prior7) AS week, indexOf(week, arrayMax(week)) AS bestDay
  FROM (SELECT who, grp, hours, days, ${prior('hourCurves', 24)}, ${prior('dayCurves', 7)} FROM ${person(zones)}))`;

export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

export const timeFigures = (
  zones: number,
): string => `SELECT v.1 AS figure, '' AS key, profile_id, v.2 AS number, v.3 AS text, CAST(NULL AS Nullable(DateTime64(3, 'UTC'))) AS moment
  FROM (SELECT who AS profile_id, arrayJoin([('bestSendHour', CAST(best AS Nullable(Float64)), ''),
    ('bestSendDay', CAST(NULL AS Nullable(Float64)), [${weekdays.map((day) => `'${day}'`).join(', ')}][bestDay])]) AS v FROM ${bestTimes(zones)})`;

export const noTimeFigures = (zones: number): string => `SELECT * FROM (${timeFigures(zones)}) WHERE 0`;

/** Each reader's first read after the split: within two hours of the hour chosen before it, of the brand's, and of the group's? */
export const judged = (zones: number): string => {
  const near = (hour: string): string => `least(abs(next - ${hour}), 24 - abs(next - ${hour})) <= 2`;
  const later = reads(zones).replaceAll('{until:', '{now:');
  return `SELECT count() AS tests, avg(${near('best')}) AS own, avg(${near('groupHour')}) AS grouped, avg(${near('{brandHour:Int16}')}) AS brand
    FROM (
      SELECT b.best AS best, l.next AS next, {groupHours:Array(Int16)}[if(indexOf({groups:Array(String)}, b.grp) = 0, length({groupHours:Array(Int16)}), indexOf({groups:Array(String)}, b.grp))] AS groupHour
      FROM ${bestTimes(zones)} AS b
      INNER JOIN (SELECT who, toInt16(argMin(hour, at)) AS next FROM ${later} WHERE at >= {until:DateTime64(3, 'UTC')} GROUP BY who) AS l ON l.who = b.who
    )`;
};
