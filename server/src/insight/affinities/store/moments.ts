import { weekdays } from '../definitions.ts';
import { aliases, asFigures, decayed, eventRows, figure, orderRows, owner, profileRows, type Who } from './people.ts';

export const visitMetrics = [
  'Active on Site',
  'Viewed Product',
  'Viewed Collection',
  'Added to Cart',
  'Started Checkout',
];
/** An order says as much about the time of day as so many visits. */
export const orderSigns = 3;
export const minimumSigns = 3;

const days = weekdays.map((day) => `'${day}'`).join(', ');

/** The engine reads a clock in constant zones only: so many are told apart, the rest reads that of the brand. */
export const maximumZones = 100;

/** Zones people live in, the most frequent first. */
export const zonesOf = (who: Who): string =>
  `SELECT timezone AS zone FROM ${profileRows(who)} AND timezone IN (SELECT time_zone FROM system.time_zones)
  GROUP BY timezone ORDER BY count() DESC, zone LIMIT ${maximumZones}`;

const onClock = (read: (zone: string) => string, zones: number): string => {
  const own = Array.from({ length: zones }, (_, i) => `zone = {zone${i}:String}, ${read(`{zone${i}:String}`)}`);
  return own.length === 0 ? read('{zone:String}') : `multiIf(${own.join(', ')}, ${read('{zone:String}')})`;
};

/**
 * The mode of the hours with their neighbours at half (23 and 0 are neighbours), and of the days; the earlier of equals.
 * @param zones how many are bound as `{zone0:String}`, `{zone1:String}`…
 */
export function momentFigures(who: Who, zones: number): string {
  const signs = `(
    SELECT ${owner} AS id, at, toFloat64(1) AS weight
    FROM (SELECT profile_id, occurred_at AS at FROM ${eventRows(who, visitMetrics)}) AS g ${aliases}
    UNION ALL
    SELECT profile_id AS id, placed_at AS at, toFloat64(${orderSigns}) AS weight FROM ${orderRows(who)}
  )`;
  const people = `(SELECT profile_id, timezone AS zone FROM ${profileRows(who)})`;
  const hour = onClock((zone) => `toHour(at, ${zone})`, zones);
  const day = onClock((zone) => `toDayOfWeek(at, 0, ${zone})`, zones);
  const local = `(SELECT id, weight * ${decayed('at')} AS w, ${hour} AS hour, ${day} AS day
    FROM ${signs} AS s INNER JOIN ${people} AS p ON s.id = p.profile_id)`;
  const counted = `(SELECT id AS who, count() AS signs,
      sumForEach(arrayMap(i -> if(i = hour, w, 0.), range(24))) AS hours,
      sumForEach(arrayMap(i -> if(i = day, w, 0.), range(1, 8))) AS days
    FROM ${local} GROUP BY id HAVING signs >= ${minimumSigns})`;
  const smooth = `(SELECT who, arrayMap(i -> hours[i + 1] + 0.5 * (hours[(i + 1) % 24 + 1] + hours[(i + 23) % 24 + 1]), range(24)) AS around,
      arrayMap(x -> round(x / arrayMax(around), 9), around) AS relative, arrayMap(x -> round(x / arrayMax(days), 9), days) AS week
    FROM ${counted})`;
  return asFigures(
    `[${figure("'favouriteHour'", { number: 'indexOf(relative, 1) - 1' })}, ${figure("'favouriteDay'", { text: `[${days}][indexOf(week, 1)]` })}]`,
    smooth,
  );
}
