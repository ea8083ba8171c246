import { invalid } from '../../../kernel/problem.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { figureDefinitions } from '../../figures/index.ts';
import { jsonReading } from '../compiler/json-path.ts';
import { profileFields } from '../conditions/profile-fields.ts';
import { traits } from '../conditions/traits.ts';
import { prepare } from '../prepare.ts';
import type { Prepared } from '../store/prepared.ts';
import { bucketsOf, minorPerUnitOf, spreadOf, textsOf, type Measurable, type Spread } from '../store.preview.ts';
import { givenRule, type RuleInput } from '../wording.ts';
import { binsFor, dateBins, type Bins } from './bins.ts';

/** What is spread: a trait, a figure, or a field of the profile (`country`, `properties.tier`). */
export type DistributionOf = { trait: string } | { figure: string; key?: string | undefined } | { field: string };

export type DistributionType = 'number' | 'money' | 'ratio' | 'days' | 'date' | 'text';

export type Distribution = {
  label: string;
  type: DistributionType;
  /** Of the rule, and everybody known. */
  people: number;
  everyone: number;
  /** Without a value. */
  missing: number;
  missingEveryone: number;
  /** Money in units of the currency, dates as epoch ms. null for texts and where nobody has a value. */
  median: number | null;
  medianEveryone: number | null;
  mean: number | null;
  meanEveryone: number | null;
  /** Of numbers and dates. `to` is not included; the first and last bin hold what lies beyond: their outer end is null. */
  bins: { from: number | null; to: number | null; people: number; everyone: number }[];
  /** Of texts: the commonest. */
  values: { value: string; people: number; everyone: number }[];
};

const mostTexts = 20;

/** How a value is spread among a rule's people, beside everybody known. @throws Problem 422 for what is not there */
export async function previewDistribution(
  ctx: Context,
  { of, ...input }: RuleInput & { of: DistributionOf },
): Promise<Distribution> {
  const given = await givenRule(ctx, input);
  const prepared = await given.placed(() => prepare(ctx, [given.rule]));
  const { label, type: wanted, measurable } = await subjectOf(ctx, prepared, of);
  const spread = await spreadOf(ctx, prepared, measurable);
  if (!spread) throw new Error('an aggregate has one row');
  const type = wanted ?? (spread.knownEveryone * 2 > spread.textsEveryone ? 'number' : 'text');
  const isText = type === 'text';
  const bins = isText ? null : scaleOf(spread, type);
  const [buckets, values] = await Promise.all([
    bins === null ? [] : bucketsOf(ctx, prepared, measurable, bins),
    isText ? textsOf(ctx, prepared, measurable, mostTexts) : [],
  ]);
  const { people, everyone } = spread;
  return {
    label,
    type,
    people,
    everyone,
    missing: people - (isText ? spread.texts : spread.known),
    missingEveryone: everyone - (isText ? spread.textsEveryone : spread.knownEveryone),
    median: isText ? null : spread.median,
    medianEveryone: isText ? null : spread.medianEveryone,
    mean: isText || type === 'date' ? null : spread.mean,
    meanEveryone: isText || type === 'date' ? null : spread.meanEveryone,
    bins: bins === null ? [] : filled(bins, new Map(buckets.map((bucket) => [bucket.bucket, bucket])), spread),
    values,
  };
}

function scaleOf({ low, high, whole, knownEveryone }: Spread, type: DistributionType): Bins | null {
  if (low === null || high === null) return null;
  return type === 'date' ? dateBins(low, high) : binsFor(low, high, whole === knownEveryone);
}

/** Every bin of the scale, those without anybody too. */
function filled(
  { from, width, buckets }: Bins,
  found: ReadonlyMap<number, { people: number; everyone: number }>,
  { lowest, highest }: Spread,
): Distribution['bins'] {
  const edge = (i: number): number => Number((from + i * width).toPrecision(12));
  return Array.from({ length: buckets }, (_, i) => {
    const { people = 0, everyone = 0 } = found.get(i) ?? {};
    const isOpenBelow = i === 0 && lowest !== null && lowest < edge(0);
    const isOpenAbove = i === buckets - 1 && highest !== null && highest >= edge(buckets);
    return { from: isOpenBelow ? null : edge(i), to: isOpenAbove ? null : edge(i + 1), people, everyone };
  });
}

type Subject = { label: string; type: DistributionType | null; measurable: Measurable };

async function subjectOf(ctx: Context, p: Prepared, of: DistributionOf): Promise<Subject> {
  if ('trait' in of) return traitSubject(p, of.trait);
  if ('figure' in of) return figureSubject(ctx, of.figure, of.key ?? '');
  return fieldSubject(of.field);
}

function traitSubject(p: Prepared, name: string): Subject {
  const trait = traits[name];
  if (!trait) throw unknownSubject('trait', name);
  const { title: label, type, money, now } = trait;
  if (type === 'text') return { label, type, measurable: { number: null, text: now } };
  if (type === 'date') return { label, type, measurable: { number: epochMs(now), text: null } };
  const number = money ? `(${now}) / ${minorPerUnitOf(p)}` : now;
  return {
    label,
    type: money ? 'money' : name.endsWith('Share') ? 'ratio' : 'number',
    measurable: { number, text: null },
  };
}

async function figureSubject(ctx: Context, name: string, key: string): Promise<Subject> {
  const definitions = await transact(ctx, (tx) => figureDefinitions(ctx.platform.slots, tx, ctx.workspaceId));
  const found = definitions.find((definition) => definition.name === name);
  if (!found) throw unknownSubject('figure', name);
  if (found.keyed !== undefined && key === '') {
    throw invalid(`Say which ${found.keyed.label}.`, [{ path: '/of/key', message: `Name a ${found.keyed.label}.` }]);
  }
  const label = key === '' ? found.label : `${found.label}: ${key}`;
  return { label, type: found.type, measurable: { figure: name, key, isDate: found.type === 'date' } };
}

function fieldSubject(field: string): Subject {
  if (field.startsWith('properties.')) {
    const path = field.slice('properties.'.length);
    const { number = null, text = null } = jsonReading('properties', path);
    if (text === null) throw unknownSubject('field', field);
    return { label: path, type: null, measurable: { number, text } };
  }
  const found = profileFields[field];
  if (!found) throw unknownSubject('field', field);
  const { column, type, title: label } = found;
  return type === 'date'
    ? { label, type, measurable: { number: epochMs(column), text: null } }
    : { label, type: 'text', measurable: { number: null, text: column } };
}

const epochMs = (column: string): string => `toFloat64(toUnixTimestamp64Milli(${column}))`;

const unknownSubject = (kind: string, name: string) =>
  invalid(`There is no ${kind} "${name.slice(0, 80)}".`, [
    { path: `/of/${kind}`, message: 'See GET /api/v1/segments/vocabulary and GET /api/v1/figures.' },
  ]);
