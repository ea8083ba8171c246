import { scoped, scopedRows, type ClickHouseTable } from '../../platform/clickhouse/index.ts';
import type { Context } from '../../platform/context.ts';
import type { Asked, Crossing, Flip, RowSource } from './live/moving.ts';
import { readSource, type Reach } from './store/sources.ts';
import { ask, evaluationSeconds } from './store/run.ts';

const tables: Record<RowSource, ClickHouseTable> = {
  events: 'events',
  orders: 'orders',
  lines: 'order_lines',
  creditNotes: 'credit_notes',
};
/** Conditions of one statement. */
const together = 150;

/** People whose rows crossed an edge, or whose answers differ between two moments. Some more may be among them. @param most then it stops */
export async function peopleMoved(
  ctx: Context,
  crossings: readonly Crossing[],
  flips: readonly Flip[],
  most: number,
): Promise<number[]> {
  const people = new Set<number>();
  const texts = [...crossingTexts(crossings), ...flipTexts(flips)];
  for (const { text, params } of texts) {
    const rows = await ask<{ id: number }>(ctx, `/* peopleMoved */ ${text} LIMIT {most:UInt64}`, {
      params: { ...params, most: most + 1 },
      seconds: evaluationSeconds,
    });
    for (const { id } of rows) people.add(id);
    if (people.size > most) break;
  }
  return [...people];
}

type Statement = { text: string; params: Record<string, unknown> };

function* crossingTexts(crossings: readonly Crossing[]): Generator<Statement> {
  for (const source of ['events', 'orders', 'lines', 'creditNotes'] as const) {
    const ranges = mergedRanges(crossings.filter((crossing) => crossing.source === source));
    for (let i = 0; i < ranges.length; i += together) {
      const bound = binding();
      const either = ranges
        .slice(i, i + together)
        .map(({ column, from, to, metrics, isNow }) =>
          [
            `${column} >= ${bound.value("DateTime64(3, 'UTC')", from)} AND ${column} <= ${bound.value("DateTime64(3, 'UTC')", to)}`,
            ...(metrics === null ? [] : [`metric IN ${bound.value('Array(String)', metrics)}`]),
            ...(isNow && source === 'events' ? ['received_at < occurred_at'] : []),
          ].join(' AND '),
        );
      // Also of versions that are no more: some more people do no harm, and nothing has to be merged.
      const rows = `${scopedRows(tables[source]).replace(' FINAL', '')} AND ((${either.join(') OR (')}))`;
      const text =
        source === 'events'
          ? `SELECT DISTINCT if(a.to_id = 0, g.profile_id, a.to_id) AS id
             FROM (SELECT DISTINCT profile_id FROM ${rows}) AS g LEFT JOIN ${scoped('profile_aliases')} AS a ON g.profile_id = a.from_id`
          : `SELECT DISTINCT profile_id AS id FROM ${rows}`;
      yield { text, params: bound.params };
    }
  }
}

/** The same stretch of time once, with all metrics that are asked of it. */
function mergedRanges(crossings: readonly Crossing[]): Crossing[] {
  const ranges = new Map<string, Crossing>();
  for (const crossing of crossings) {
    const key = [crossing.column, crossing.from, crossing.to, crossing.isNow].join(' ');
    const known = ranges.get(key);
    const metrics =
      known === undefined
        ? crossing.metrics
        : known.metrics === null || crossing.metrics === null
          ? null
          : [...new Set([...known.metrics, ...crossing.metrics])].sort();
    ranges.set(key, { ...crossing, metrics });
  }
  return [...ranges.values()];
}

function* flipTexts(flips: readonly Flip[]): Generator<Statement> {
  const profile = flips.filter((flip) => flip.source === 'profile');
  for (let i = 0; i < profile.length; i += together) {
    const bound = binding();
    const either = profile
      .slice(i, i + together)
      .map(({ before, after }) => differs(inPlace(before, bound), inPlace(after, bound)));
    yield {
      text: `SELECT profile_id AS id FROM ${scopedRows('profiles')} AND deleted = 0 AND (${[...new Set(either)].join(' OR ')})`,
      params: bound.params,
    };
  }
  const reach: Reach = { hasAliases: false, onlySome: false, historic: false };
  for (const { source, before, after } of flips) {
    if (source === 'profile') continue;
    const bound = binding();
    const features = after.features.map((f) => ({
      ...f,
      ...(f.filter !== undefined && { filter: bound.text(f.filter, after.params) }),
    }));
    const read = readSource(source, features, reach);
    const test = differs(bound.text(before.test, before.params), bound.text(after.test, after.params));
    yield { text: `SELECT profile_id AS id FROM ${read} WHERE ${test}`, params: bound.params };
  }
}

const differs = (one: string, other: string): string =>
  `ifNull(toString(${one}), '') != ifNull(toString(${other}), '')`;

type Binding = {
  params: Record<string, unknown>;
  value(type: string, value: unknown): string;
  /** A text of one compilation, its parameters under names of this statement. */
  text(text: string, params: Record<string, unknown>): string;
};

function binding(): Binding {
  const params: Record<string, unknown> = {};
  const names = new Map<string, string>();
  const nameOf = (type: string, value: unknown): string => {
    const key = `${type} ${JSON.stringify(value)}`;
    const name = names.get(key) ?? `m${names.size}`;
    names.set(key, name);
    params[name] = value;
    return `{${name}:${type}}`;
  };
  return {
    params,
    value: nameOf,
    text: (text, values) =>
      text.replaceAll(/\{(p\d+):((?:[^{}'()]|'[^']*'|\((?:[^()']|'[^']*')*\))+)\}/g, (_, name: string, type: string) =>
        nameOf(type, values[name]),
      ),
  };
}

/** A test over expressions of the profile, with the expressions written out. */
function inPlace({ test, features, params }: Asked, bound: Binding): string {
  const expressions = new Map(features.map((f) => [f.name, f.expression ?? '1']));
  return bound.text(
    test.replaceAll(/\bf\d+\b/g, (name) => `(${expressions.get(name) ?? name})`),
    params,
  );
}
