import { groupBy } from '../../../kernel/group.ts';
import { scoped, scopedRows } from '../../../platform/clickhouse/index.ts';
import type { Feature, Source } from '../compiler/types.ts';

/** How the reads are narrowed and mapped. */
export type Reach = {
  /** Some ids were absorbed by others: rows of event sources are mapped to the survivor. */
  hasAliases: boolean;
  /** Only these people (bound as `{ids:Array(UInt64)}`, with the ids they absorbed as `{eventIds:…}`). */
  onlySome: boolean;
  /** They are so few that their events are read person by person. */
  isFew?: boolean;
  /** A past moment: `{at:…}` is bound. */
  historic: boolean;
};

/** Beyond so many people, reading whole metrics costs less than reading person by person. */
export const few = 5000;

const tables = {
  events: 'events',
  orders: 'orders',
  lines: 'order_lines',
  creditNotes: 'credit_notes',
  memberships: 'segment_members',
  figures: 'profile_figures',
} as const;

const alive: Partial<Record<Source, string>> = {
  orders: 'deleted = 0',
  lines: 'deleted = 0',
  creditNotes: 'deleted = 0',
  figures: 'deleted = 0',
};

/**
 * One read of a source, grouped by person: every feature in one scan. Rows that no feature counts are left out before
 * grouping, so that the primary key and the time of the events prune.
 */
export function readSource(
  source: Exclude<Source, 'profile'>,
  all: readonly Feature[],
  reach: Reach,
  having?: string,
): string {
  const features = all.filter((f) => f.source === source);
  const common = commonFilter(features);
  const rows = rowsOf(source, features, reach);
  const isMapped = source === 'events' && reach.hasAliases;
  const values = features.map(
    (f) => `${aggregateSql(f, common, isMapped ? 'State' : '')} AS ${isMapped ? 's' : ''}${f.name}`,
  );
  const grouped = `SELECT profile_id${values.map((v) => `, ${v}`).join('')} FROM ${rows} GROUP BY profile_id`;
  const whole = isMapped ? mapped(grouped, features, common) : grouped;
  return having === undefined ? `(${whole})` : `(SELECT * FROM (${whole}) WHERE ${having})`;
}

/** The ids of everybody with a row that passes the feature's filter. Not each once. */
export function presentIn(source: Exclude<Source, 'profile'>, feature: Feature, reach: Reach): string {
  const rows = rowsOf(source, [feature], reach);
  if (source !== 'events' || !reach.hasAliases) return `(SELECT profile_id FROM ${rows})`;
  return `(SELECT ${owner} AS profile_id
    FROM (SELECT DISTINCT profile_id FROM ${rows}) AS g LEFT JOIN ${scoped('profile_aliases')} AS a ON g.profile_id = a.from_id)`;
}

function rowsOf(source: Exclude<Source, 'profile'>, features: readonly Feature[], reach: Reach): string {
  const conditions = [
    ...prefilter(source, features, commonFilter(features), reach),
    ...(alive[source] ? [alive[source]] : []),
    ...(source === 'lines' ? [livingLines(reach.historic)] : []),
  ];
  const some = `profile_id IN ${source === 'events' ? '{eventIds:Array(UInt64)}' : '{ids:Array(UInt64)}'}`;
  if (source === 'events' && reach.onlySome && reach.isFew) {
    return [`${timelineOf(features, some)} WHERE 1`, ...conditions].join(' AND ');
  }
  return [scopedRows(tables[source]), ...conditions, ...(reach.onlySome ? [some] : [])].join(' AND ');
}

/** Events as the timeline has them, person by person. Their properties are text there: read where a feature asks for them. */
function timelineOf(features: readonly Feature[], some: string): string {
  const asking = features.filter((f) => /\bproperties\b/.test(`${f.filter ?? ''} ${f.aggregate?.of ?? ''}`));
  const among = asking.some((f) => f.among === undefined) ? [] : [...new Set(asking.flatMap((f) => f.among ?? []))];
  const text = among.length === 0 ? 'properties' : `if(${among.join(' OR ')}, properties, '{}')`;
  const columns = ['profile_id', 'metric', 'occurred_at', 'value', 'seq', 'backfill', 'received_at'];
  if (asking.length > 0) columns.push(`CAST(${text}, 'JSON(max_dynamic_paths=64)') AS properties`);
  return `(SELECT ${columns.join(', ')} FROM ${scopedRows('timeline')} AND ${some})`;
}

/** The filter all features share, if they do: then it stands once, in WHERE. */
function commonFilter(features: readonly Feature[]): string | null {
  const [first] = features;
  return first?.filter !== undefined && features.every((f) => f.filter === first.filter) ? first.filter : null;
}

function prefilter(source: Source, features: readonly Feature[], common: string | null, reach: Reach): string[] {
  if (common !== null) return [common];
  if (features.length === 0 || features.some((f) => f.filter === undefined)) return [];
  if (source !== 'events') return [anyOf(features.map((f) => f.filter ?? '1'))];
  // Of a few people few rows are left as it is; telling whether one of some hundred windows wants a row costs more.
  return [anyOf(reach.onlySome ? features.map((f) => f.among ?? f.filter ?? '1') : widest(features))];
}

const anyOf = (conditions: readonly string[]): string =>
  `(${[...new Set(conditions.map((condition) => `(${condition})`))].join(' OR ')})`;

/** Of several windows of the same metrics the longest: telling for each row which of them wants it costs more than the rows. */
const widest = (features: readonly Feature[]): string[] =>
  [...groupBy(features, (f) => f.among ?? '').entries()].map(([among, same]) => {
    const filters = new Set(same.map((f) => f.filter ?? '1'));
    if (among === '' || filters.size === 1) return anyOf([...filters]);
    const starts = new Set(same.map((f) => f.since));
    if (starts.has(undefined)) return among;
    const [start] = starts;
    return `${among} AND occurred_at >= ${starts.size === 1 ? start : `least(${[...starts].join(', ')})`}`;
  });

/** Lines of orders that stand at the moment of evaluation; lines carry no moment of cancellation themselves. */
const livingLines = (historic: boolean): string =>
  historic
    ? `(cancelled = 0 OR order_id IN (SELECT order_id FROM ${scoped('orders')} WHERE cancelled_at > {at:DateTime64(3, 'UTC')}))`
    : 'cancelled = 0';

function aggregateSql(feature: Feature, common: string | null, suffix: '' | 'State' | 'Merge'): string {
  const { aggregate } = feature;
  if (!aggregate) throw new Error(`feature ${feature.name} of ${feature.source} has no aggregate`);
  const isFiltered = feature.filter !== undefined && common === null;
  const name = `${aggregate.name}${aggregate.orNull ? 'OrNull' : ''}${isFiltered ? 'If' : ''}${suffix}`;
  if (suffix === 'Merge') return `${name}(s${feature.name})`;
  const args = [...(aggregate.of === null ? [] : [aggregate.of]), ...(isFiltered ? [feature.filter ?? '1'] : [])];
  return `${name}(${args.join(', ')})`;
}

/** Whose row it is, of a group `g` and its alias `a`. */
const owner = 'if(a.to_id = 0, g.profile_id, a.to_id)';

/** States per id as written, merged per survivor: the join touches people, not events. */
function mapped(grouped: string, features: readonly Feature[], common: string | null): string {
  const merged = features.map((f) => `, ${aggregateSql(f, common, 'Merge')} AS ${f.name}`);
  return `SELECT ${owner} AS profile_id${merged.join('')}
    FROM (${grouped}) AS g LEFT JOIN ${scoped('profile_aliases')} AS a ON g.profile_id = a.from_id GROUP BY ${owner}`;
}
