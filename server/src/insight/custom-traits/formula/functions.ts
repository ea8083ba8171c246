import { common, isNumeric, type Typed } from './typed.ts';

type Fault = { fault: string; index: number };
type Tools = { now: string };

type Definition = {
  /** As it is shown. */
  written: string;
  explanation: string;
  takes: readonly [least: number, most: number];
  make(of: readonly Typed[], tools: Tools): Typed | Fault;
};

const needs = (of: readonly Typed[], fits: (type: Typed['type']) => boolean, what: string): Fault | undefined => {
  const index = of.findIndex(({ type }) => !fits(type));
  return index < 0 ? undefined : { fault: `Expected ${what}; this is a ${of[index]?.type ?? ''}.`, index };
};

const extreme = (name: 'min' | 'max', written: string): Definition => ({
  written,
  explanation: `The ${name === 'min' ? 'smallest' : 'largest'} of several values; missing where one is missing.`,
  takes: [2, 20],
  make: (of) => {
    const type = common(of.map((part) => part.type));
    if (type === null || type === 'text' || type === 'boolean')
      return {
        fault: 'Expected numbers, or dates, throughout.',
        index: Math.max(
          0,
          of.findIndex((p) => p.type !== of[0]?.type),
        ),
      };
    return {
      sql: `arrayMap(v -> if(has(v, NULL), NULL, arrayReduce('${name}', v)), [[${of.map(({ sql }) => sql).join(', ')}]])[1]`,
      type,
    };
  },
});

const since = (written: string, explanation: string, sql: (date: string, now: string) => string): Definition => ({
  written,
  explanation,
  takes: [1, 1],
  make: (of, { now }) =>
    needs(of, (type) => type === 'date', 'a date') ?? {
      sql: `(${sql(of[0]?.sql ?? '', now)} / 86400000)`,
      type: 'days',
    },
});

const rounding = (name: string, explanation: string): Definition => ({
  written: `${name}(value)`,
  explanation,
  takes: [1, 1],
  make: (of) =>
    needs(of, isNumeric, 'a number') ?? { sql: `${name}(${of[0]?.sql ?? ''})`, type: of[0]?.type ?? 'number' },
});

/** By their names in lower case. */
export const functions: Record<string, Definition> = {
  if: {
    written: 'if(condition, then, otherwise)',
    explanation: 'One value where a condition holds, another where it does not or is not known.',
    takes: [3, 3],
    make: ([test, yes, no]) => {
      if (!test || !yes || !no) return { fault: 'if takes three values', index: 0 };
      if (test.type !== 'boolean')
        return { fault: `Expected a condition, such as orders > 2; this is a ${test.type}.`, index: 0 };
      const type = common([yes.type, no.type]);
      if (type === null)
        return { fault: `Both outcomes must be of one type: ${yes.type} and ${no.type} are not.`, index: 2 };
      return { sql: `if(ifNull(${test.sql}, 0), ${yes.sql}, ${no.sql})`, type };
    },
  },
  coalesce: {
    written: 'coalesce(value, otherwise)',
    explanation: 'The first of several values that is there.',
    takes: [2, 20],
    make: (of) => {
      const type = common(of.map((part) => part.type));
      if (type === null)
        return {
          fault: 'All values must be of one type.',
          index: Math.max(
            0,
            of.findIndex((p) => p.type !== of[0]?.type),
          ),
        };
      return { sql: `coalesce(${of.map(({ sql }) => sql).join(', ')}, NULL)`, type };
    },
  },
  min: extreme('min', 'min(a, b)'),
  max: extreme('max', 'max(a, b)'),
  abs: rounding('abs', 'The value without its sign.'),
  round: rounding('round', 'The nearest whole number; halves to the even one.'),
  floor: rounding('floor', 'The whole number at or below.'),
  ceil: rounding('ceil', 'The whole number at or above.'),
  dayssince: since(
    'daysSince(date)',
    'Days, with fractions, from a date until now.',
    (date, now) => `dateDiff('millisecond', ${date}, ${now})`,
  ),
  daysuntil: since(
    'daysUntil(date)',
    'Days, with fractions, from now until a date.',
    (date, now) => `dateDiff('millisecond', ${now}, ${date})`,
  ),
};

export const functionNames = Object.values(functions).map(({ written }) => written.slice(0, written.indexOf('(')));
