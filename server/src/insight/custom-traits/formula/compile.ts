import type { Expression, Operator } from './ast.ts';
import { FormulaError } from './error.ts';
import { functions, functionNames } from './functions.ts';
import { common, isNumeric, type Typed, type ValueType } from './typed.ts';

/** What a formula may name, and the values it binds. */
export type Environment = {
  /** @throws FormulaError when there is no such thing */
  name(name: string, key: string | null, place: { from: number; to: number }): Typed;
  param(type: string, value: unknown): string;
  /** The moment of evaluation. */
  now: string;
  /** A local day or an instant, bound; null when the text is neither. */
  date(text: string): string | null;
  /** The known name that was probably meant. */
  nearest(name: string, among: readonly string[]): string | undefined;
};

/**
 * SQL and type of a formula. Whatever needs a value that is missing is missing, division by zero too; `if` takes a missing
 * condition for false, `coalesce` takes the first value there is.
 * @throws FormulaError with the place of a fault
 */
export function compileFormula(e: Expression, env: Environment): Typed {
  const compile = (part: Expression): Typed => compileFormula(part, env);
  switch (e.type) {
    case 'number':
      return { sql: `toNullable(${env.param('Float64', e.value)})`, type: 'number' };
    case 'text':
      return { sql: `toNullable(${env.param('String', e.value)})`, type: 'text' };
    case 'boolean':
      return { sql: `toNullable(toUInt8(${e.value ? 1 : 0}))`, type: 'boolean' };
    case 'name':
      return env.name(e.name, e.key, e);
    case 'minus': {
      const of = numeric(compile(e.of), e.of, 'A minus stands before a number');
      return { sql: `(-${of.sql})`, type: of.type };
    }
    case 'not':
      return { sql: `(NOT ${truth(compile(e.of), e.of).sql})`, type: 'boolean' };
    case 'binary':
      return binary(e, env);
    case 'call': {
      const definition = functions[e.name.toLowerCase()];
      if (!definition) {
        const near = env.nearest(e.name, functionNames);
        throw new FormulaError(
          `There is no function "${e.name}"${near === undefined ? `; there are ${functionNames.join(', ')}` : `. Did you mean "${near}"?`}`,
          e.from,
          e.name.length,
          near,
        );
      }
      const [least, most] = definition.takes;
      if (e.of.length < least || e.of.length > most) {
        const wanted = least === most ? String(least) : most === Infinity ? `at least ${least}` : `${least} to ${most}`;
        throw at(e, `${definition.written} takes ${wanted} values, not ${e.of.length}.`);
      }
      const parts = e.of.map(compile);
      const made = definition.make(parts, env);
      if ('fault' in made) throw at(e.of[made.index] ?? e, made.fault);
      return made;
    }
  }
}

const at = ({ from, to }: { from: number; to: number }, message: string): FormulaError =>
  new FormulaError(message, from, to - from);

const numeric = (value: Typed, place: Expression, why: string): Typed => {
  if (!isNumeric(value.type)) throw at(place, `${why}; this is a ${value.type}.`);
  return value;
};

const truth = (value: Typed, place: Expression): Typed => {
  if (value.type !== 'boolean')
    throw at(place, `Expected something that holds or not, such as orders > 2; this is a ${value.type}.`);
  return value;
};

function binary(e: Expression & { type: 'binary' }, env: Environment): Typed {
  const left = compileFormula(e.left, env);
  const right = compileFormula(e.right, env);
  if (e.op === 'and' || e.op === 'or') {
    return { sql: `(${truth(left, e.left).sql} ${e.op.toUpperCase()} ${truth(right, e.right).sql})`, type: 'boolean' };
  }
  if (['+', '-', '*', '/'].includes(e.op)) return arithmetic(e, left, right);
  return comparison(e, left, right, env);
}

function arithmetic(e: Expression & { type: 'binary' }, left: Typed, right: Typed): Typed {
  if (e.op === '-' && left.type === 'date' && right.type === 'date') {
    return { sql: `(dateDiff('millisecond', ${right.sql}, ${left.sql}) / 86400000)`, type: 'days' };
  }
  if (left.type === 'date' && isNumeric(right.type) && (e.op === '+' || e.op === '-')) {
    return {
      sql: `(${left.sql} ${e.op} toIntervalMillisecond(accurateCastOrNull(${right.sql} * 86400000, 'Int64')))`,
      type: 'date',
    };
  }
  numeric(left, e.left, `"${e.op}" is for numbers`);
  numeric(right, e.right, `"${e.op}" is for numbers`);
  if (e.op === '/') return { sql: `(${left.sql} / nullIf(${right.sql}, 0))`, type: quotient(left.type, right.type) };
  if (e.op === '*') return { sql: `(${left.sql} * ${right.sql})`, type: product(left.type, right.type) };
  const type = common([left.type, right.type]) ?? 'number';
  if ([left.type, right.type].includes('money') && [left.type, right.type].includes('days')) {
    throw at(e, `Money and days cannot be ${e.op === '+' ? 'added' : 'subtracted'}.`);
  }
  return { sql: `(${left.sql} ${e.op} ${right.sql})`, type };
}

const plain = (type: ValueType): boolean => type === 'number' || type === 'ratio';
const product = (a: ValueType, b: ValueType): ValueType =>
  plain(a) ? (plain(b) ? 'number' : b) : plain(b) ? a : 'number';
const quotient = (a: ValueType, b: ValueType): ValueType => (plain(b) ? (a === 'ratio' ? 'number' : a) : 'number');

function comparison(e: Expression & { type: 'binary' }, left: Typed, right: Typed, env: Environment): Typed {
  const [a, b] = [asDate(e.left, left, right, env), asDate(e.right, right, left, env)];
  if (common([a.type, b.type]) === null) {
    throw at(e, `A ${a.type} cannot be compared with a ${b.type}.`);
  }
  const isOrder = !['=', '!='].includes(e.op);
  if (isOrder && (a.type === 'text' || a.type === 'boolean'))
    throw at(e, `"${e.op}" is for numbers and dates; a ${a.type} is = or !=.`);
  const [x, y] = a.type === 'text' ? [`lowerUTF8(${a.sql})`, `lowerUTF8(${b.sql})`] : [a.sql, b.sql];
  return { sql: `(${x} ${signs[e.op] ?? '='} ${y})`, type: 'boolean' };
}

const signs: Partial<Record<Operator, string>> = { '=': '=', '!=': '!=', '<': '<', '<=': '<=', '>': '>', '>=': '>=' };

/** A text beside a date is read as one: lastOrderAt > '2026-01-01'. */
function asDate(e: Expression, value: Typed, other: Typed, env: Environment): Typed {
  if (e.type !== 'text' || other.type !== 'date') return value;
  const sql = env.date(e.value);
  if (sql === null) throw at(e, `"${e.value}" is no date; write '2026-11-22'.`);
  return { sql: `toNullable(${sql})`, type: 'date' };
}
