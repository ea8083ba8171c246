import { invalid, type FieldError } from '../../../kernel/problem.ts';
import { quotedValue } from '../language/text/quoting.ts';

/** Where the choices of a parameter come from: the commonest values in the brand's own data. */
export const choiceSources = ['category', 'product', 'creator', 'country', 'place', 'rfmGroup', 'month'] as const;
export type ChoiceSource = (typeof choiceSources)[number];

/** What somebody may change before a segment is made of the entry. Money is in units of the workspace currency. */
export type NumberParameter = {
  key: string;
  label: string;
  type: 'number' | 'days' | 'money' | 'percent';
  initial: number;
  min: number;
  max: number;
};
export type ChoiceParameter = { key: string; label: string; type: 'choice'; of: ChoiceSource };
export type Parameter = NumberParameter | ChoiceParameter;

export type ParameterValue = string | number;
export type ParameterValues = Readonly<Record<string, ParameterValue>>;

/** A segment of the library. In `name`, `explanation` and `text` a parameter stands as `{key}`. */
export type ReadySegment = {
  key: string;
  name: string;
  explanation: string;
  parameters: readonly Parameter[];
  /** Computed figures it cannot do without. */
  figures?: readonly string[];
  /** The rule in words. */
  text: string;
};

export type LibraryGroup = { group: string; entries: readonly ReadySegment[] };

export const days = (key: string, label: string, initial: number): NumberParameter => ({
  key,
  label,
  type: 'days',
  initial,
  min: 1,
  max: 3650,
});
export const number = (key: string, label: string, initial: number, max = 1000): NumberParameter => ({
  key,
  label,
  type: 'number',
  initial,
  min: 1,
  max,
});
export const percent = (key: string, label: string, initial: number): NumberParameter => ({
  key,
  label,
  type: 'percent',
  initial,
  min: 1,
  max: 100,
});
export const money = (key: string, label: string, initial: number): NumberParameter => ({
  key,
  label,
  type: 'money',
  initial,
  min: 0.01,
  max: 1_000_000_000,
});
export const choice = (key: string, label: string, of: ChoiceSource): ChoiceParameter => ({
  key,
  label,
  type: 'choice',
  of,
});

/** Given values, else the initial ones. @throws Problem 422 naming the parameter */
export function checkedValues(entry: ReadySegment, given: ParameterValues): ParameterValues {
  const errors: FieldError[] = Object.keys(given)
    .filter((key) => !entry.parameters.some((parameter) => parameter.key === key))
    .map((key) => ({ path: `/values/${key}`, message: `"${entry.name}" has no such parameter.` }));
  const values: Record<string, ParameterValue> = {};
  for (const parameter of entry.parameters) {
    const value = given[parameter.key] ?? (parameter.type === 'choice' ? undefined : parameter.initial);
    const fault = faultOf(parameter, value);
    if (fault !== undefined) errors.push({ path: `/values/${parameter.key}`, message: fault });
    else if (value !== undefined) values[parameter.key] = value;
  }
  if (errors.length > 0) throw invalid('The parameters do not fit.', errors);
  return values;
}

function faultOf(parameter: Parameter, value: ParameterValue | undefined): string | undefined {
  if (parameter.type === 'choice') {
    if (typeof value !== 'string' || value === '') return `Choose: ${parameter.label}.`;
    if (parameter.of === 'month' && !months.includes(value)) return 'Name a month: December.';
    return parameter.of === 'place' && !coordinates.test(value) ? 'Give latitude, longitude: 52.37, 4.9.' : undefined;
  }
  const { min, max, type } = parameter;
  if (typeof value !== 'number' || value < min || value > max) return `Give a number from ${min} to ${max}.`;
  return (type === 'number' || type === 'days') && !Number.isInteger(value) ? 'Give a whole number.' : undefined;
}

export const months: readonly string[] = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

const coordinates = /^-?\d{1,2}(\.\d+)?, ?-?\d{1,3}(\.\d+)?$/;

/** The rule in words with these values in their places. */
export const ruleTextOf = (entry: ReadySegment, values: ParameterValues): string =>
  entry.text.replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = values[key] ?? '';
    const parameter = entry.parameters.find((candidate) => candidate.key === key);
    const isQuoted = parameter?.type === 'choice' && parameter.of !== 'place' && parameter.of !== 'month';
    return isQuoted ? quotedValue(String(value)) : String(value);
  });

/** A name or an explanation with these values in their places. @param labels of chosen values, where they have one */
export const filled = (words: string, values: ParameterValues, labels: ReadonlyMap<string, string>): string =>
  words.replace(/\{(\w+)\}/g, (_, key: string) => labels.get(String(values[key])) ?? String(values[key] ?? '…'));
