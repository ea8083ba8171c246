import { asGroup, type Rule, type RuleNode } from '../language/rule.ts';
import { eventMeasure, figureOf, isTotal, numberOf, productMeasure, traitOf } from './naive-measures.ts';
import { funnel, recurrence, sample } from './naive-sequences.ts';
import { compare, dig, type Json, type Moment } from './naive-tests.ts';
import { type Person, type World } from './world.ts';

/** Recomputes a rule from the plain values, person by person: slow, obvious, and sharing no code with the compiler. */

export function naiveMembers(world: World, rule: Rule, moment: Moment, segments = new Map<number, Rule>()): number[] {
  return world.people
    .filter(
      (p) => !p.deleted && (p.known || rule.population === 'everyone') && truth(world, p, rule.where, moment, segments),
    )
    .map((p) => p.id);
}

function truth(world: World, p: Person, node: RuleNode, moment: Moment, segments: Map<number, Rule>): boolean {
  const group = asGroup(node);
  if (group) {
    const truths = group.children.map((child) => truth(world, p, child, moment, segments));
    return group.op === 'all'
      ? truths.every(Boolean)
      : group.op === 'any'
        ? truths.some(Boolean)
        : !truths.some(Boolean);
  }
  const c = node as unknown as Json;
  switch (c.kind) {
    case 'everyone':
      return true;
    case 'known':
      return p.known;
    case 'property':
      return compare(propertyOf(p, String(c.field)), c.is as Json, moment.at, 'UTC');
    case 'consent':
      return consent(p, c, moment.at);
    case 'location':
      return location(world, p, c);
    case 'event':
      return compare(eventMeasure(world, p, c, moment), c.is as Json, moment.at);
    case 'product':
      return compare(productMeasure(world, p, c, moment), c.is as Json, moment.at);
    case 'trait':
      return compare(traitOf(world, p, String(c.trait), moment), c.is as Json, moment.at);
    case 'figure':
      return compare(figureOf(world, p, c), c.is as Json, moment.at);
    case 'funnel':
      return funnel(world, p, c, moment);
    case 'recurrence':
      return recurrence(world, p, c, moment);
    case 'sample':
      return sample(p, c);
    case 'ratio': {
      const [above, below] = [c.of, c.to].map((m) => numberOf(world, p, m as Json, moment));
      return compare(above === null || !below ? null : above! / below, c.is as Json, moment.at);
    }
    case 'change': {
      const [now, then] = [c.window, c.against].map(
        (window) => numberOf(world, p, { ...(c.of as Json), window }, moment) ?? 0,
      ) as [number, number];
      const { op, times } = c.is as { op: string; times: number };
      return now === 0 && then === 0 ? op === 'ne' : compare(now, { op, value: times * then }, moment.at);
    }
    case 'rank':
      return rank(world, p, c, moment, segments);
    case 'segment': {
      const other = segments.get(Number(c.segmentId))!;
      return naiveMembers(world, other, moment, segments).includes(p.id) === (c.in ?? true);
    }
    default:
      throw new Error(`no such kind ${String(c.kind)}`);
  }
}

const propertyOf = (p: Person, field: string): unknown => {
  if (field.startsWith('properties.')) return dig(p.properties, field.slice('properties.'.length));
  return { email: p.email, country: p.country, city: p.city }[field];
};

function consent(p: Person, c: Json, at: number): boolean {
  const reachable = p.email !== '' && p.consent === 'subscribed' && !p.suppressed;
  return (
    (c.status === undefined || p.consent === (c.status === 'never' ? '' : c.status)) &&
    (c.at === undefined || compare(p.consentAt, c.at as Json, at)) &&
    (c.reachable === undefined || reachable === c.reachable) &&
    (c.suppressed === undefined || p.suppressed === c.suppressed)
  );
}

/** The values of everybody are measured once for all the people who are asked about. */
const ranked = new WeakMap<Json, { moment: Moment; values: number[] }>();

/** Counts who is ahead of somebody, one by one. */
function rank(world: World, p: Person, c: Json, moment: Moment, segments: Map<number, Rule>): boolean {
  const among = c.among ?? 'buyers';
  const isRanked = (one: Person): boolean => {
    if (typeof among === 'object') {
      return naiveMembers(world, segments.get(Number((among as Json).segmentId))!, moment, segments).includes(one.id);
    }
    return !one.deleted && one.known && (among === 'known' || Number(traitOf(world, one, 'orders', moment)) > 0);
  };
  const by = c.by as Json;
  const valueOf = (one: Person): number | null => {
    const value = numberOf(world, one, by, moment);
    return value === 0 && isTotal(by) ? null : value;
  };
  const known = ranked.get(c);
  const values =
    known?.moment === moment ? known.values : world.people.filter(isRanked).flatMap((one) => valueOf(one) ?? []);
  ranked.set(c, { moment, values });
  const own = isRanked(p) ? valueOf(p) : null;
  if (own === null) return false;
  const ahead = values.filter((value) => (c.end === 'lowest' ? value < own : value > own)).length;
  const isWithin = (at: number): boolean =>
    ahead < (c.unit === 'people' ? at : Math.ceil((values.length * at) / 100 - 1e-9));
  return isWithin(Number(c.to)) && !isWithin(Number(c.from ?? 0));
}

function location(world: World, p: Person, c: Json): boolean {
  const among = (values: unknown, value: string): boolean =>
    !Array.isArray(values) || values.some((x) => String(x).toLowerCase() === value.toLowerCase());
  const bare = p.postalCode.replaceAll(' ', '');
  const isNear = c.within === undefined || near(world, p, c.within as Json);
  return (
    among(c.country, p.country) &&
    (c.area === undefined || ['GB', 'US', ''].includes(p.country) === false) &&
    among(c.city, p.city) &&
    (!Array.isArray(c.postalPrefix) ||
      c.postalPrefix.some((x) => bare.startsWith(String(x).replaceAll(' ', '').toUpperCase()))) &&
    isNear
  );
}

const metresPer: Record<string, number> = { km: 1_000, mi: 1_609.344 };

function near(world: World, p: Person, within: Json): boolean {
  const named = world.people.filter(
    (one) =>
      !one.deleted &&
      one.place !== null &&
      (within.city === undefined || one.city.toLowerCase() === String(within.city).toLowerCase()) &&
      (within.postalCode === undefined || one.postalCode === within.postalCode),
  );
  const mean = (of: (place: { latitude: number; longitude: number }) => number): number =>
    named.reduce((sum, one) => sum + of(one.place!), 0) / named.length;
  const middle =
    within.latitude === undefined
      ? { latitude: mean(({ latitude }) => latitude), longitude: mean(({ longitude }) => longitude) }
      : { latitude: Number(within.latitude), longitude: Number(within.longitude) };
  if (p.place === null) return false;
  const radians = Math.PI / 180;
  const [a, b] = [p.place.latitude * radians, middle.latitude * radians];
  const half = (x: number): number => Math.sin(x / 2) ** 2;
  const arc = half(a - b) + Math.cos(a) * Math.cos(b) * half((p.place.longitude - middle.longitude) * radians);
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(arc)) <= Number(within.distance) * metresPer[String(within.unit)]!;
}
