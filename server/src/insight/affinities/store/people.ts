import { scoped, scopedRows } from '../../../platform/clickhouse/index.ts';

/** Everybody, or the people bound as `{ids}`; `{eventIds}` are all ids their events may carry. */
export type Who = 'everybody' | 'some';

const narrowed = (who: Who, ids: 'ids' | 'eventIds'): string =>
  who === 'some' ? ` AND profile_id IN {${ids}:Array(UInt64)}` : '';

/** Rows of events up to the moment, still with the id they were written under. */
export const eventRows = (who: Who, metrics: readonly string[]): string =>
  `${scopedRows('events')} AND metric IN (${metrics.map((metric) => `'${metric}'`).join(', ')}) AND occurred_at <= {at:DateTime64(3, 'UTC')}${narrowed(who, 'eventIds')}`;

/** Orders that stand, up to the moment. */
export const orderRows = (who: Who): string =>
  `${scopedRows('orders')} AND deleted = 0 AND cancelled_at IS NULL AND placed_at <= {at:DateTime64(3, 'UTC')}${narrowed(who, 'ids')}`;

export const lineRows = (who: Who): string =>
  `${scopedRows('order_lines')} AND deleted = 0 AND cancelled = 0 AND placed_at <= {at:DateTime64(3, 'UTC')}${narrowed(who, 'ids')}`;

export const creditRows = (table: 'credit_notes' | 'credit_note_lines', who: Who): string =>
  `${scopedRows(table)} AND deleted = 0 AND issued_at <= {at:DateTime64(3, 'UTC')}${narrowed(who, 'ids')}`;

/** The living. */
export const profileRows = (who: Who): string => `${scopedRows('profiles')} AND deleted = 0${narrowed(who, 'ids')}`;

/** Whose row of `g` it is: events keep the id they were written under. */
export const owner = 'if(a.to_id = 0, g.profile_id, a.to_id)';
export const aliases = `LEFT ANY JOIN ${scoped('profile_aliases')} AS a ON g.profile_id = a.from_id`;

export const products = scoped('affinity_products');

/** What a sign of this age counts, against one at the moment: half per half-life. */
export const decayed = (at: string, halfLife: 'halfLifeMs' | 'channelHalfLifeMs' = 'halfLifeMs'): string =>
  `exp2(dateDiff('millisecond', {at:DateTime64(3, 'UTC')}, ${at}) / {${halfLife}:Float64})`;

/** Turns rows `(figure, key, number, text, moment)` in an array `rows` of somebody into the columns of figures. */
export const asFigures = (rows: string, from: string): string =>
  `SELECT row.1 AS figure, row.2 AS key, who AS profile_id, row.3 AS number, row.4 AS text, row.5 AS moment
  FROM (SELECT who, arrayJoin(${rows}) AS row FROM ${from}) WHERE row.3 IS NOT NULL OR row.4 != '' OR row.5 IS NOT NULL`;

/** One row of such an array. */
export const figure = (
  name: string,
  value: { key?: string; number?: string; text?: string; moment?: string },
): string =>
  `CAST((${name}, ${value.key ?? "''"}, ${value.number ?? 'NULL'}, ${value.text ?? "''"}, ${value.moment ?? 'NULL'}), 'Tuple(String, String, Nullable(Float64), String, Nullable(DateTime64(3, \\'UTC\\')))')`;
