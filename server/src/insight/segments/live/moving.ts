import { featuresIn, termsOf } from '../compiler/node.ts';
import type { Compilation, Feature, Source, Term } from '../compiler/types.ts';

/**
 * What the passing of time changes about one rule, read off its compilation at two moments: the parameters that differ.
 * A kind of condition needs to say nothing about it: whatever is not understood here is an evaluation over everybody.
 */
export type Moves = {
  /** Rows whose moment lies between an edge then and now: their people may enter or leave. */
  crossings: readonly Crossing[];
  /** Tests that can be asked as of both moments at little cost: whose answers differ may enter or leave. */
  flips: readonly Flip[];
  /** Something else moved: only an evaluation over everybody finds who enters or leaves. */
  isUnexplained: boolean;
};

export type RowSource = Extract<Source, 'events' | 'orders' | 'lines' | 'creditNotes'>;

/** Moments of ClickHouse text (UTC); both ends included. */
export type Crossing = {
  source: RowSource;
  column: string;
  from: string;
  to: string;
  /** events: of these metrics only */
  metrics: readonly string[] | null;
  /** The edge is the moment of evaluation itself: only what was received before it happened crosses it. */
  isNow: boolean;
};

/** A test over features of a source, as of the earlier and the later moment. */
export type Flip = {
  source: 'profile' | 'figures' | 'memberships';
  before: Asked;
  after: Asked;
};
export type Asked = { test: string; features: readonly Feature[]; params: Record<string, unknown> };

/** A rule alone, compiled for a moment. */
export type AsOf = Compilation & { at: Date };

/** @param before the same rule, compiled for an earlier moment @param after as it is asked now */
export function movesBetween(before: AsOf, after: AsOf): Moves {
  const nothing: Moves = { crossings: [], flips: [], isUnexplained: false };
  if (!isSameText(before, after)) return { ...nothing, isUnexplained: true };
  const moved = new Set(
    Object.keys(after.params).filter(
      (name) => JSON.stringify(before.params[name]) !== JSON.stringify(after.params[name]),
    ),
  );
  if (moved.size === 0) return nothing;
  const moves = (text: string): boolean => paramsIn(text).some((name) => moved.has(name));
  const crossings: Crossing[] = [];
  const flips: Flip[] = [];
  let isUnexplained = false;
  for (const [i, feature] of after.features.entries()) {
    const earlier = before.features[i];
    if (!earlier || !moves(JSON.stringify(feature))) continue;
    if (feature.source === 'profile') {
      if (feature.expression === undefined) isUnexplained = true;
      else flips.push(flipOf('profile', { test: feature.name, features: [feature] }, before, after));
    } else if (feature.source === 'figures') {
      isUnexplained = true;
    } else if (feature.source !== 'memberships' || !isOnlyNow(feature, moves)) {
      const found = feature.source === 'memberships' ? null : crossingsOf(feature, before, after, moves);
      if (found === null) isUnexplained = true;
      else crossings.push(...found);
    }
  }
  for (const term of after.rules.flatMap((rule) => termsOf(rule.root))) {
    if (!moves(term.test)) continue;
    const source = cheapSource(term, after.features);
    if (source === null) isUnexplained = true;
    else flips.push(flipOf(source, { test: term.test, features: featuresOf(term, after.features) }, before, after));
  }
  return { crossings, flips, isUnexplained };
}

/** Names of parameters in a text. */
const paramsIn = (text: string): string[] => [...text.matchAll(/\{(p\d+):/g)].map((match) => match[1] ?? '');

const isSameText = (a: Compilation, b: Compilation): boolean => textOf(a) === textOf(b);
const textOf = ({ features, rules, params }: Compilation): string =>
  JSON.stringify([features, rules.flatMap((rule) => termsOf(rule.root).map((term) => term.test)), Object.keys(params)]);

/** Membership rows never lie in the future: that they are read up to the moment of evaluation moves nobody. */
function isOnlyNow(feature: Feature, moves: (text: string) => boolean): boolean {
  const rest = (feature.filter ?? '').replaceAll(/\bat <= \{p\d+:DateTime64\(3, 'UTC'\)\}/g, '');
  return !moves(rest) && !moves(feature.aggregate?.of ?? '');
}

const bound = /\b(occurred_at|placed_at|issued_at) (>=|<=) \{(p\d+):DateTime64\(3, 'UTC'\)\}/g;

function crossingsOf(feature: Feature, before: AsOf, after: AsOf, moves: (text: string) => boolean): Crossing[] | null {
  const filter = feature.filter ?? '';
  if (moves(filter.replaceAll(bound, '')) || moves(feature.aggregate?.of ?? '')) return null;
  const source = feature.source as RowSource;
  const crossings: Crossing[] = [];
  for (const [, column = '', operator, name = ''] of filter.matchAll(bound)) {
    const [then, now] = [String(before.params[name]), String(after.params[name])];
    if (then === now) continue;
    const isNow = operator === '<=' && then === clickhouseTime(before.at) && now === clickhouseTime(after.at);
    const [from, to] = then < now ? [then, now] : [now, then];
    crossings.push({ source, column, from, to, metrics: feature.metrics ?? null, isNow });
  }
  return crossings;
}

const clickhouseTime = (at: Date): string => at.toISOString().slice(0, -1).replace('T', ' ');

function cheapSource(term: Term, features: readonly Feature[]): Flip['source'] | null {
  const sources = new Set(featuresOf(term, features).map((f) => f.source));
  const [only] = sources;
  return sources.size === 1 && (only === 'figures' || only === 'memberships' || only === 'profile') ? only : null;
}

const featuresOf = (term: Term, features: readonly Feature[]): Feature[] => {
  const names = new Set(featuresIn(term.test));
  return features.filter((f) => names.has(f.name));
};

const flipOf = (
  source: Flip['source'],
  asked: Pick<Asked, 'test' | 'features'>,
  before: Compilation,
  after: Compilation,
): Flip => ({ source, before: { ...asked, params: before.params }, after: { ...asked, params: after.params } });

/** Metrics of events a rule reads; null where it reads rows of any. Empty: it reads no events. */
export function metricsOf(compilation: Compilation): ReadonlySet<string> | null {
  const events = compilation.features.filter((f) => f.source === 'events');
  return events.some((f) => f.metrics === undefined) ? null : new Set(events.flatMap((f) => f.metrics ?? []));
}

/** Figures change with any event, so rules that read them are asked at each. */
export const readsFigures = (compilation: Compilation): boolean =>
  compilation.features.some((f) => f.source === 'figures');

export const readsCopies = (compilation: Compilation): boolean =>
  compilation.features.some((f) => f.source !== 'events' && f.source !== 'figures');

/** What one person is in depends on everybody: places in rankings, middles of places. */
export const isRelative = (compilation: Compilation): boolean =>
  compilation.features.some((f) => f.scale !== undefined || f.place !== undefined);
