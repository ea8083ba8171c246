import fc from 'fast-check';
import { tokensOf } from '../tokens.ts';

/** Formulas in words, of one type each, over the variables of `values`. */
const depth = { depthSize: 'small', maxDepth: 4 } as const;

const written = fc.letrec<{ number: string; truth: string; date: string; text: string }>((tie) => {
  const pair = fc.tuple(tie('number'), tie('number'));
  return {
    number: fc.oneof(
      depth,
      fc.constantFrom('a', 'b', 'none', 'zero'),
      fc.integer({ min: 0, max: 20 }).map(String),
      fc.constantFrom('2.5', '50 %'),
      fc.tuple(fc.constantFrom('+', '-', '*', '/', '×', '÷', '−'), pair).map(([op, [x, y]]) => `(${x} ${op} ${y})`),
      fc.tuple(fc.constantFrom('+', '-', '*'), pair).map(([op, [x, y]]) => `${x} ${op} ${y}`),
      tie('number').map((x) => `-(${x})`),
      fc
        .tuple(fc.constantFrom('min', 'max', 'coalesce'), fc.array(tie('number'), { minLength: 2, maxLength: 4 }))
        .map(([f, of]) => `${f}(${of.join(', ')})`),
      fc.tuple(fc.constantFrom('abs', 'floor', 'ceil'), tie('number')).map(([f, x]) => `${f}(${x})`),
      fc.tuple(tie('truth'), pair).map(([t, [x, y]]) => `if(${t}, ${x}, ${y})`),
      fc.tuple(fc.constantFrom('daysSince', 'daysUntil'), tie('date')).map(([f, d]) => `${f}(${d})`),
      fc.tuple(tie('date'), tie('date')).map(([x, y]) => `(${x} - ${y})`),
    ),
    truth: fc.oneof(
      depth,
      fc.constantFrom('yes', 'maybe', 'true', 'false'),
      fc
        .tuple(pair, fc.constantFrom('=', '!=', '<', '<=', '>', '>=', '≥', '<>'))
        .map(([[x, y], op]) => `(${x} ${op} ${y})`),
      fc.tuple(tie('truth'), fc.constantFrom('and', 'or'), tie('truth')).map(([x, op, y]) => `(${x} ${op} ${y})`),
      tie('truth').map((x) => `not (${x})`),
      fc.tuple(tie('text'), fc.constantFrom('=', '!='), tie('text')).map(([x, op, y]) => `(${x} ${op} ${y})`),
      fc
        .tuple(tie('date'), fc.constantFrom('<', '>='), fc.constantFrom("'2026-11-01'", 'then'))
        .map(([x, op, y]) => `(${x} ${op} ${y})`),
    ),
    date: fc.oneof(
      depth,
      fc.constantFrom('then', 'never', 'later'),
      fc.tuple(tie('truth'), tie('date'), tie('date')).map(([t, x, y]) => `if(${t}, ${x}, ${y})`),
      fc
        .tuple(tie('date'), fc.constantFrom('+', '-'), fc.integer({ min: 0, max: 900 }))
        .map(([d, op, n]) => `(${d} ${op} ${n})`),
      fc.tuple(tie('date'), tie('date')).map(([x, y]) => `coalesce(${x}, ${y})`),
      fc.tuple(fc.constantFrom('min', 'max'), tie('date'), tie('date')).map(([f, x, y]) => `${f}(${x}, ${y})`),
    ),
    text: fc.oneof(
      depth,
      fc.constantFrom('city', 'nowhere', "'Rome'", "'rome'", '"it\'s"'),
      fc.tuple(tie('truth'), tie('text'), tie('text')).map(([t, x, y]) => `if(${t}, ${x}, ${y})`),
      fc.tuple(tie('text'), tie('text')).map(([x, y]) => `coalesce(${x}, ${y})`),
    ),
  };
});

/** No longer than a formula may be. */
const isShort = (text: string): boolean => text.length <= 4000 && tokensOf(text).length <= 400;

export const anyFormula: fc.Arbitrary<string> = fc
  .oneof(written.number, written.truth, written.date, written.text)
  .filter(isShort);
