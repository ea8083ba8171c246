import { transact, type Context } from '../../../platform/context.ts';
import { figureDefinitions, type FigureDefinition } from '../../figures/index.ts';
import { categoryChoices, placeChoices, productChoices, profileChoices, type Choice } from '../store.choices.ts';
import { readySegments } from './entries.ts';
import type { ChoiceSource, Parameter, ParameterValues, ReadySegment } from './ready-segment.ts';
import { filled, months, ruleTextOf } from './ready-segment.ts';

export type ShownParameter = Parameter & { choices?: Choice[] };

export type LibraryEntry = Omit<ReadySegment, 'parameters' | 'text' | 'figures'> & {
  group: string;
  parameters: ShownParameter[];
  /** The rule in words with the suggested values. */
  text: string;
  /** Suggested values: initial numbers, the commonest choices. */
  values: ParameterValues;
  /** Why it cannot be used in this brand yet. */
  missing: string | null;
};

const lacking: Record<ChoiceSource, string> = {
  category: 'No product with a category has been sold yet.',
  product: 'Nothing with a SKU has been sold yet.',
  creator: 'No creator has brought anybody yet.',
  country: 'Nobody has told a country yet.',
  place: 'Nobody has an address with a place on the map yet.',
  rfmGroup: 'There are no RFM groups yet.',
  month: 'There are no months.',
};

export type Choices = Record<ChoiceSource, Choice[]>;

export const noChoices: Choices = {
  ...{ category: [], product: [], creator: [], country: [], place: [] },
  ...{ rfmGroup: [], month: [] },
};

/** December first: the month most brands live on. */
const monthChoices = [...months].reverse().map((value): Choice => ({ value, label: value, count: 0 }));

/** What the brand has that entries may need. */
export type Stock = { choices: Choices; figures: readonly FigureDefinition[] };

export async function readStock(ctx: Context): Promise<Stock> {
  const [category, product, creator, country, place, figures] = await Promise.all([
    categoryChoices(ctx),
    productChoices(ctx),
    profileChoices(ctx, 'acquisition_creator'),
    profileChoices(ctx, 'country'),
    placeChoices(ctx),
    transact(ctx, (tx) => figureDefinitions(ctx.platform.slots, tx, ctx.workspaceId)),
  ]);
  const groups = figures.find(({ name }) => name === 'rfmGroup')?.options ?? [];
  const rfmGroup = groups.map((value): Choice => ({ value, label: value, count: 0 }));
  return { choices: { category, product, creator, country, place, rfmGroup, month: monthChoices }, figures };
}

/** The library with the choices this brand has. */
export async function readLibrary(ctx: Context): Promise<LibraryEntry[]> {
  const stock = await readStock(ctx);
  return readySegments.map((entry) => shownEntry(entry, stock));
}

/** Why an entry cannot be used with these values; null where it can. */
export function missingFor(entry: ReadySegment, values: ParameterValues, { figures }: Stock): string | null {
  if (entry.figures?.some((name) => !figures.some((figure) => figure.name === name))) {
    return 'The figure it reads is not computed in this brand.';
  }
  const without = entry.parameters.find((parameter) => values[parameter.key] === undefined);
  return without?.type === 'choice' ? lacking[without.of] : null;
}

function shownEntry(entry: ReadySegment & { group: string }, stock: Stock): LibraryEntry {
  const { choices } = stock;
  const values = suggestedValues(entry, choices);
  const labels = labelsOf(entry, choices);
  const { key, group } = entry;
  return {
    key,
    group,
    name: filled(entry.name, values, labels),
    explanation: filled(entry.explanation, values, labels),
    parameters: entry.parameters.map((parameter) =>
      parameter.type === 'choice' ? { ...parameter, choices: choices[parameter.of] } : parameter,
    ),
    values,
    text: ruleTextOf(entry, values),
    missing: missingFor(entry, values, stock),
  };
}

export function suggestedValues(entry: ReadySegment, choices: Choices): ParameterValues {
  const values: Record<string, string | number> = {};
  for (const parameter of entry.parameters) {
    const value = parameter.type === 'choice' ? choices[parameter.of][0]?.value : parameter.initial;
    if (value !== undefined) values[parameter.key] = value;
  }
  return values;
}

/** What chosen values are called. */
export const labelsOf = (entry: ReadySegment, choices: Choices): Map<string, string> =>
  new Map(
    entry.parameters.flatMap((parameter) =>
      parameter.type === 'choice' ? choices[parameter.of].map(({ value, label }) => [value, label] as const) : [],
    ),
  );
