import { listMetrics } from '../../../records/events/index.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { workspaceOf } from '../../../foundation/workspaces/index.ts';
import { figureDefinitions } from '../../figures/index.ts';
import { areaNames } from '../conditions/areas.ts';
import { profileFields } from '../conditions/profile-fields.ts';
import { propertyName } from '../conditions/property-text.ts';
import { traitName } from '../conditions/trait-names.ts';
import { traits } from '../conditions/traits.ts';
import { lookup, noNames } from '../language/text/names.ts';
import { quotedName, quotedValue } from '../language/text/quoting.ts';
import { beginnings } from '../language/text/starts.ts';
import { operatorsByType, type ValueType } from '../language/tests.ts';
import { kindsOf } from '../library.ts';
import { activeSegments } from '../store.ts';
import {
  customProperties,
  eventValues,
  fieldValues,
  figureValues,
  productValues,
  type ValueCount,
} from '../store.vocabulary.ts';

export type VocabularyField = { field: string; text: string; title: string; type: ValueType; values: ValueCount[] };

export type Vocabulary = {
  currency: string;
  timezone: string;
  kinds: { kind: string; title: string }[];
  operators: Record<string, readonly string[]>;
  fields: VocabularyField[];
  traits: { trait: string; text: string; title: string; type: string; money: boolean; values: ValueCount[] }[];
  metrics: { metric: string; text: string; count: number; properties: Record<string, string> }[];
  products: { category: ValueCount[]; sku: ValueCount[] };
  segments: { id: number; name: string; text: string }[];
  figures: {
    figure: string;
    text: string;
    title: string;
    type: string;
    /** What its several values are for; null for one value. */
    keyed: string | null;
    options: string[];
  }[];
  /** Groups of countries. */
  areas: readonly string[];
  /** What conditions begin with in the text form. */
  words: string[];
};

const listedFields = ['city', 'region', 'country', 'timezone', 'locale'];

/** Everything a rule can speak about in this workspace, with the commonest values: for builders and autocomplete. */
export async function readVocabulary(ctx: Context): Promise<Vocabulary> {
  const textTraits = Object.entries(traits).filter(([, trait]) => trait.type === 'text');
  const columns = [
    ...listedFields.flatMap((field) => profileFields[field]?.column ?? []),
    ...textTraits.map(([, trait]) => trait.now),
  ];
  const [{ brand, segments, figures }, metrics, values, custom, products] = await Promise.all([
    transact(ctx, async (tx) => ({
      brand: await workspaceOf(tx, ctx.workspaceId),
      segments: await activeSegments(tx, ctx.workspaceId),
      figures: await figureDefinitions(ctx.platform.slots, tx, ctx.workspaceId),
    })),
    listMetrics(ctx),
    fieldValues(ctx, columns),
    customProperties(ctx),
    productValues(ctx),
  ]);
  return {
    currency: brand.currency,
    timezone: brand.timezone,
    kinds: kindsOf(ctx).map(({ kind, title }) => ({ kind, title })),
    operators: operatorsByType,
    fields: [
      ...Object.entries(profileFields).map(([field, { title, type, column }]) => ({
        field,
        text: propertyName(field),
        title,
        type,
        values: values.get(column) ?? [],
      })),
      ...custom.map(({ name, type, values: samples }) => ({
        field: `properties.${name}`,
        text: propertyName(`properties.${name}`),
        title: name,
        type,
        values: samples,
      })),
    ],
    traits: Object.entries(traits).map(([trait, { title, type, money = false, now }]) => ({
      trait,
      text: traitName(trait),
      title,
      type,
      money,
      values: values.get(now) ?? [],
    })),
    metrics: metrics.map(({ name, count, properties }) => ({
      metric: name,
      text: quotedName(name),
      count,
      properties,
    })),
    products,
    segments: segments.map(({ id, name }) => ({ id, name, text: quotedValue(name) })),
    figures: figures.map(({ name, label, type, keyed, options = [] }) => ({
      figure: name,
      text: `figure ${quotedName(lookup({ ...noNames, figures }).figureLabel(name))}`,
      title: label,
      type,
      keyed: keyed?.label ?? null,
      options: [...options],
    })),
    areas: areaNames,
    words: [...new Set(beginnings(kindsOf(ctx)))],
  };
}

/** What an event property or the keys and texts of a figure can be here, commonest first. */
export const readValues = (
  ctx: Context,
  asked: { metric: string; property: string } | { figure: string },
): Promise<ValueCount[]> => ('figure' in asked ? figureValues(ctx, asked.figure) : eventValues(ctx, asked));
