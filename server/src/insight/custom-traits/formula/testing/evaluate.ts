import type { Expression } from '../ast.ts';
import type { ValueType } from '../typed.ts';

/** Dates are epoch ms. */
export type Value = number | string | boolean | null;

export const values: Record<string, { type: ValueType; value: Value }> = {
  a: { type: 'number', value: 3 },
  b: { type: 'number', value: -2.5 },
  zero: { type: 'number', value: 0 },
  none: { type: 'number', value: null },
  yes: { type: 'boolean', value: true },
  maybe: { type: 'boolean', value: null },
  then: { type: 'date', value: Date.parse('2026-10-30T07:30:00.250Z') },
  later: { type: 'date', value: Date.parse('2026-12-24T00:00:00.000Z') },
  never: { type: 'date', value: null },
  city: { type: 'text', value: 'ROME' },
  nowhere: { type: 'text', value: null },
};

const day = 86_400_000;
const isDate = (e: Expression): boolean => {
  if (e.type === 'name') return values[e.name]?.type === 'date';
  if (e.type === 'binary') return (e.op === '+' || e.op === '-') && isDate(e.left) && !isDate(e.right);
  if (e.type !== 'call') return false;
  const [first, second] = e.of;
  if (e.name === 'if') return second !== undefined && isDate(second);
  return ['coalesce', 'min', 'max'].includes(e.name) && first !== undefined && isDate(first);
};

/** What a formula is for these values, one step at a time. */
export function evaluate(e: Expression, now: number): Value {
  const of = (part: Expression): Value => evaluate(part, now);
  switch (e.type) {
    case 'number':
    case 'text':
    case 'boolean':
      return e.value;
    case 'name':
      return values[e.name]?.value ?? null;
    case 'minus': {
      const value = of(e.of);
      return typeof value === 'number' ? finite(-value) : null;
    }
    case 'not': {
      const value = of(e.of);
      return typeof value === 'boolean' ? !value : null;
    }
    case 'binary':
      return binary(e, of(e.left), of(e.right));
    case 'call':
      return call(e.name.toLowerCase(), e.of.map(of), now);
  }
}

const finite = (n: number): number | null => (Number.isFinite(n) ? n + 0 : null);

function binary(e: Expression & { type: 'binary' }, a: Value, b: Value): Value {
  const { op } = e;
  if (op === 'and') return a === false || b === false ? false : a === null || b === null ? null : true;
  if (op === 'or') return a === true || b === true ? true : a === null || b === null ? null : false;
  if (a === null || b === null) return null;
  if (typeof a === 'string' || typeof b === 'string') {
    if (isDate(e.left) && typeof a === 'number') return compare(op, a, Date.parse(`${String(b)}T00:00:00Z`));
    return compare(
      op,
      String(a).toLowerCase() < String(b).toLowerCase()
        ? -1
        : Number(String(a).toLowerCase() !== String(b).toLowerCase()),
      0,
    );
  }
  const [x, y] = [Number(a), Number(b)];
  if (isDate(e.left) && (op === '+' || op === '-')) {
    return isDate(e.right) ? (x - y) / day : x + (op === '+' ? y : -y) * day;
  }
  if (op === '+') return finite(x + y);
  if (op === '-') return finite(x - y);
  if (op === '*') return finite(x * y);
  if (op === '/') return y === 0 ? null : finite(x / y);
  return compare(op, x, y);
}

function compare(op: string, x: number, y: number): boolean {
  if (op === '=') return x === y;
  if (op === '!=') return x !== y;
  if (op === '<') return x < y;
  if (op === '<=') return x <= y;
  return op === '>' ? x > y : x >= y;
}

function call(name: string, of: readonly Value[], now: number): Value {
  const [first = null, second = null, third = null] = of;
  if (name === 'if') return first === true ? second : third;
  if (name === 'coalesce') return of.find((value) => value !== null) ?? null;
  if (name === 'min' || name === 'max') {
    const numbers = of.flatMap((value) => (typeof value === 'number' ? [value] : []));
    if (numbers.length < of.length) return null;
    return name === 'min' ? Math.min(...numbers) : Math.max(...numbers);
  }
  if (typeof first !== 'number') return null;
  if (name === 'abs') return Math.abs(first);
  if (name === 'floor') return Math.floor(first);
  if (name === 'ceil') return Math.ceil(first);
  return (name === 'dayssince' ? now - first : first - now) / day;
}
