import { currencyExponent } from '../../../kernel/money.ts';
import type { Bounds } from '../language/windows.ts';
import type { AggregateName, Feature, Node, Source } from './types.ts';

/** The moment and place an evaluation speaks of. */
export type Setting = {
  at: Date;
  /** A past moment was asked for: order traits are computed from the orders, not read from the profile. */
  historic: boolean;
  /** Some event lies after `at`, so that "ever" needs an upper bound too. */
  hasLaterEvents: boolean;
  zone: string;
  currency: string;
};

/** Collects features and parameters while conditions compile: equal features become one. */
export type Builder = Setting & {
  /** A bound parameter, `{p0:String}`. Values never become part of the text. */
  param(type: string, value: unknown): string;
  instant(at: Date): string;
  /** 100 for EUR. */
  minorPerUnit: number;
  /** An expression over the columns of `profiles`. */
  profile(expression: string): string;
  /** An aggregate over rows of a source; without `filter` over all of them. */
  aggregate(source: Exclude<Source, 'profile'>, spec: AggregateSpec): string;
  /** `column` within the bounds and not after the moment of evaluation. */
  during(column: string, bounds: Bounds, options?: { always?: boolean }): string[];
  /** The compiled rule of another segment. */
  segment(id: number, path: string): Node;
  caveat(text: string): void;
};

export type AggregateSpec = {
  name: AggregateName;
  of?: string;
  /** NULL instead of 0 where no row passes the filter. */
  orNull?: boolean;
  filter?: readonly string[];
  metrics?: readonly string[];
  /** The part of the filter that names the metrics. */
  among?: string;
};

export type Collected = { features: Feature[]; params: Record<string, unknown>; caveats: string[] };

export function makeBuilder(setting: Setting, segment: Builder['segment']): { builder: Builder; collected: Collected } {
  const collected: Collected = { features: [], params: {}, caveats: [] };
  const byKey = new Map<string, string>();
  const once = (key: string, make: () => string): string => {
    const known = byKey.get(key);
    if (known !== undefined) return known;
    const made = make();
    byKey.set(key, made);
    return made;
  };
  const add = (feature: Omit<Feature, 'name'>): string =>
    once(JSON.stringify(feature), () => {
      const name = `f${collected.features.length}`;
      collected.features.push({ ...feature, name });
      return name;
    });
  const param = (type: string, value: unknown): string =>
    once(`${type} ${JSON.stringify(value)}`, () => {
      const name = `p${Object.keys(collected.params).length}`;
      collected.params[name] = value;
      return `{${name}:${type}}`;
    });
  const instant = (at: Date): string => param("DateTime64(3, 'UTC')", at.toISOString().slice(0, -1).replace('T', ' '));
  const builder: Builder = {
    ...setting,
    minorPerUnit: 10 ** currencyExponent(setting.currency),
    param,
    instant,
    profile: (expression) => add({ source: 'profile', expression }),
    aggregate: (source, { name, of, orNull = false, filter = [], metrics, among }) =>
      add({
        source,
        aggregate: { name, of: of ?? null, orNull },
        filter: filter.length === 0 ? undefined : filter.join(' AND '),
        metrics,
        among,
      }),
    during: (column, { from, until }, { always = false } = {}) => {
      const last = until === undefined || until > setting.at ? setting.at : until;
      const bounded = until !== undefined && until <= setting.at;
      return [
        ...(from === undefined ? [] : [`${column} >= ${instant(from)}`]),
        ...(bounded || always || setting.historic || setting.hasLaterEvents ? [`${column} <= ${instant(last)}`] : []),
      ];
    },
    segment,
    caveat: (text) => {
      if (!collected.caveats.includes(text)) collected.caveats.push(text);
    },
  };
  return { builder, collected };
}
