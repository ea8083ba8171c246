import { currencyExponent } from '../../../kernel/money.ts';
import { invalid } from '../../../kernel/problem.ts';
import type { FigureDefinition } from '../../figures/index.ts';
import { nearest } from '../language/text/nearest.ts';
import type { Builder, Setting, Things } from './builder.ts';
import { makeScale } from './ranking.ts';
import type { Feature, Node } from './types.ts';

export type Collected = { features: Feature[]; params: Record<string, unknown>; caveats: string[] };

export type SegmentOf = (id: number, path: string, builder: Builder) => Node;

/** @param outer the builder whose ranking this one is for: parameters and caveats are shared with it */
export function makeBuilder(
  setting: Setting,
  things: Things,
  segmentOf: SegmentOf,
  outer?: { prefix: string; collected: Collected; param: Builder['param'] },
): { builder: Builder; collected: Collected } {
  const prefix = outer === undefined ? 'f' : `r${outer.prefix}`;
  const collected: Collected = {
    features: [],
    params: outer?.collected.params ?? {},
    caveats: outer?.collected.caveats ?? [],
  };
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
      const name = `${prefix}${collected.features.length}`;
      collected.features.push({ ...feature, name });
      return name;
    });
  const param =
    outer?.param ??
    ((type: string, value: unknown): string =>
      once(`${type} ${JSON.stringify(value)}`, () => {
        const name = `p${Object.keys(collected.params).length}`;
        collected.params[name] = value;
        return `{${name}:${type}}`;
      }));
  const instant = (at: Date): string => param("DateTime64(3, 'UTC')", at.toISOString().slice(0, -1).replace('T', ' '));
  let scale: ReturnType<typeof makeScale> | undefined;
  const builder: Builder = {
    ...setting,
    minorPerUnit: 10 ** currencyExponent(setting.currency),
    param,
    instant,
    rate: (currency) => (currency === setting.currency ? 1 : rateOf(things, currency, setting.currency)),
    figure: (name) => figureOf(things, name),
    profile: (expression) => add({ source: 'profile', expression }),
    aggregate: (source, { name, of, orNull = false, filter = [], metrics, among, since }) =>
      add({
        source,
        aggregate: { name, of: of ?? null, orNull },
        filter: filter.length === 0 ? undefined : filter.join(' AND '),
        metrics,
        among,
        ...(since !== undefined && { since }),
      }),
    during: (column, { from, until, months }, { always = false } = {}) => {
      const last = until === undefined || until > setting.at ? setting.at : until;
      const bounded = until !== undefined && until <= setting.at;
      return [
        ...(from === undefined ? [] : [`${column} >= ${instant(from)}`]),
        ...(bounded || always || setting.historic || setting.hasLaterEvents ? [`${column} <= ${instant(last)}`] : []),
        ...(months === undefined
          ? []
          : [`has(${param('Array(UInt8)', months)}, toMonth(${column}, ${param('String', setting.zone)}))`]),
      ];
    },
    segment: (id, path) => segmentOf(id, path, builder),
    boundary: (ranking, cut) => {
      if (scale === undefined) {
        const inner = makeBuilder(setting, things, segmentOf, { prefix, collected, param });
        scale = makeScale(inner.builder, inner.collected.features);
        const name = `${prefix}${collected.features.length}`;
        collected.features.push({ source: 'profile', scale: scale.scale, name });
        byKey.set('scale', name);
      }
      return `${byKey.get('scale')}[${scale.place(ranking, cut)}]`;
    },
    place: (column, name) => add({ source: 'profile', place: { column, is: param('String', name) } }),
    caveat: (text) => {
      if (!collected.caveats.includes(text)) collected.caveats.push(text);
    },
  };
  return { builder, collected };
}

function rateOf({ rates }: Things, currency: string, own: string): number {
  const rate = rates.get(currency) ?? null;
  if (rate !== null) return rate;
  throw invalid(
    `There is no exchange rate from ${currency} to ${own} on the day of the question. Add one in the settings of the brand, or write the amount in ${own}.`,
    undefined,
    'invalid_rule',
  );
}

function figureOf({ figures }: Things, name: string): FigureDefinition {
  const found = figures.find((one) => one.name === name);
  if (found) return found;
  const near = nearest(
    name,
    figures.map((one) => one.name),
  );
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
  throw invalid(`There is no figure "${name.slice(0, 80)}".${hint}`, undefined, 'invalid_rule');
}
