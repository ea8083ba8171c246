import type { Context } from '../../../platform/context.ts';
import { categoryChoices, placeChoices, productChoices, profileChoices, type Choice } from '../store.choices.ts';
import { readySegments } from './entries.ts';
import type { ChoiceSource, Parameter, ParameterValues, ReadySegment } from './ready-segment.ts';
import { filled, ruleTextOf } from './ready-segment.ts';

export type ShownParameter = Parameter & { choices?: Choice[] };

export type LibraryEntry = Omit<ReadySegment, 'parameters' | 'text'> & {
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
};

export type Choices = Record<ChoiceSource, Choice[]>;

export async function readChoices(ctx: Context): Promise<Choices> {
  const [category, product, creator, country, place] = await Promise.all([
    categoryChoices(ctx),
    productChoices(ctx),
    profileChoices(ctx, 'acquisition_creator'),
    profileChoices(ctx, 'country'),
    placeChoices(ctx),
  ]);
  return { category, product, creator, country, place };
}

/** The library with the choices this brand has. */
export async function readLibrary(ctx: Context): Promise<LibraryEntry[]> {
  const choices = await readChoices(ctx);
  return readySegments.map((entry) => shownEntry(entry, choices));
}

export function shownEntry(entry: ReadySegment & { group: string }, choices: Choices): LibraryEntry {
  const values = suggestedValues(entry, choices);
  const labels = labelsOf(entry, choices);
  const without = entry.parameters.find((parameter) => values[parameter.key] === undefined);
  return {
    ...entry,
    name: filled(entry.name, values, labels),
    explanation: filled(entry.explanation, values, labels),
    parameters: entry.parameters.map((parameter) =>
      parameter.type === 'choice' ? { ...parameter, choices: choices[parameter.of] } : parameter,
    ),
    values,
    text: ruleTextOf(entry, values),
    missing: without?.type === 'choice' ? lacking[without.of] : null,
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
