import { describe, expect, test } from 'vitest';
import { Problem } from '../../../kernel/problem.ts';
import { brand, ownKinds } from '../testing/words.ts';
import { readText } from '../language/text/parse.ts';
import { readySegments } from './entries.ts';
import { checkedValues, filled, ruleTextOf, type Parameter, type ParameterValue } from './ready-segment.ts';

/** Metrics that this program itself writes, or whose names the doors prescribe. */
const metrics = [
  ...['Placed Order', 'Ordered Product', 'Delivered Shipment', 'Refunded Order', 'Opened Email', 'Clicked Email'],
  ...['Received Email', 'Viewed Product', 'Added to Cart', 'Started Checkout', 'Active on Site', 'Opened Ticket'],
  ...['Submitted Review', 'Subscribed to Email'],
];
const figures = readySegments.flatMap(({ figures: needed = [] }) =>
  needed.map((name) => ({ ...figureTypes(name), name, label: name })),
);
const names = { ...brand, metrics, figures };
const chosen = {
  category: "Tea's",
  product: 'TEA-1',
  creator: 'Ann "Leaf" Lee',
  country: 'NL',
  place: '52.37, 4.9',
  rfmGroup: 'Champions',
  month: 'December',
};

function figureTypes(name: string): {
  type: 'text' | 'date' | 'number';
  explanation: string;
  keyed?: { label: string };
} {
  if (name === 'rfmGroup') return { type: 'text', explanation: '' };
  if (name === 'categoryAffinity') return { type: 'number', explanation: '', keyed: { label: 'category' } };
  return { type: name.endsWith('At') ? 'date' : 'number', explanation: '' };
}

const filledBy = (pick: (parameter: Exclude<Parameter, { type: 'choice' }>) => number) => (parameter: Parameter) =>
  [parameter.key, parameter.type === 'choice' ? chosen[parameter.of] : pick(parameter)] as const;
const fillings = [filledBy((p) => p.initial), filledBy((p) => p.min), filledBy((p) => p.max)];

describe.each(readySegments.map((entry) => [entry.key, entry] as const))('%s', (_, entry) => {
  test.each(fillings)('can be read with initial, smallest and largest parameters', (fill) => {
    const values = checkedValues(entry, Object.fromEntries<ParameterValue>(entry.parameters.map(fill)));
    const { faults, reading } = readText(ruleTextOf(entry, values), ownKinds, names);
    expect(faults?.map(({ message }) => message)).toBeUndefined();
    expect(reading?.warnings).toEqual([]);
  });

  test('uses each of its parameters, and says what it is for', () => {
    const used = [...entry.text.matchAll(/\{(\w+)\}/g)].map(([, key]) => key);
    expect(new Set(used)).toEqual(new Set(entry.parameters.map(({ key }) => key)));
    const inName = [...`${entry.name} ${entry.explanation}`.matchAll(/\{(\w+)\}/g)].map(([, key]) => key);
    expect(used).toEqual(expect.arrayContaining(inName));
    expect(entry.explanation).toMatch(/\.$/);
  });
});

test('keys are unique, and names with initial parameters too', () => {
  const named = readySegments.map((entry) =>
    filled(entry.name, Object.fromEntries(entry.parameters.map(fillings[0]!)), new Map()),
  );
  expect(new Set(named).size).toBe(named.length);
  expect(new Set(readySegments.map(({ key }) => key)).size).toBe(readySegments.length);
});

test('values that do not fit are named', () => {
  const entry = readySegments.find(({ key }) => key === 'category-buyers')!;
  const faults = (values: Record<string, ParameterValue>) => {
    try {
      return checkedValues(entry, values);
    } catch (error) {
      return error instanceof Problem ? error.errors?.map(({ path }) => path) : error;
    }
  };
  expect(faults({ days: 0.5, colour: 'red' })).toEqual(['/values/colour', '/values/category', '/values/days']);
  expect(faults({ category: 'Tea' })).toEqual({ category: 'Tea', days: 365 });
});
