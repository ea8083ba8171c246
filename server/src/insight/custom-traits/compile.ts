import { conflict, invalid, type Problem } from '../../kernel/problem.ts';
import type { FigureDefinition } from '../figures/index.ts';
import type { Builder } from '../segments/index.ts';
import type { NumericType, TraitDefinition } from './definition.ts';
import { environmentOf } from './environment.ts';
import { compileFormula } from './formula/compile.ts';
import { FormulaError } from './formula/error.ts';
import { parseFormula } from './formula/parse.ts';
import { isNumeric, type Typed } from './formula/typed.ts';
import { compileMeasure } from './measure.ts';

/** Of a compiled trait: one that contains another twice, that contains another twice, doubles every time. */
const longest = 60_000;

export type NamedTrait = { name: string; definition: TraitDefinition; numericType: NumericType | null };

/**
 * These traits as values over one builder: what they share is computed once, and one trait in another is its formula.
 * @throws Problem 422 with the place of a fault, 409 when traits contain each other
 */
export function compileTraits(
  traits: readonly NamedTrait[],
  figures: readonly FigureDefinition[],
  b: Builder,
): Map<string, Typed> {
  const byName = new Map(traits.map((trait) => [trait.name, trait]));
  const done = new Map<string, Typed>();
  const inside: string[] = [];
  const environment = environmentOf(b, figures, { names: [...byName.keys()], compile: (name) => compileOne(name) });
  const compileOne = (name: string): Typed | undefined => {
    const trait = byName.get(name);
    if (trait === undefined) return undefined;
    const known = done.get(name);
    if (known) return known;
    if (inside.includes(name)) throw cycle([...inside.slice(inside.indexOf(name)), name]);
    inside.push(name);
    const value = asDeclared(valueOf(trait.definition), trait);
    inside.pop();
    if (value.sql.length > longest) {
      const message = `"${name}" becomes too long with all that it contains; name fewer traits in it.`;
      throw invalid(message, [{ path: '/definition', message }], 'invalid_trait');
    }
    done.set(name, value);
    return value;
  };
  const formula = (text: string, path: string): Typed => {
    try {
      return compileFormula(parseFormula(text), environment);
    } catch (error) {
      throw error instanceof FormulaError ? placed(error, text, path) : error;
    }
  };
  const valueOf = (definition: TraitDefinition): Typed => {
    if (definition.kind === 'measure') return compileMeasure(definition.of, b);
    if (definition.kind === 'formula') return formula(definition.text, '/definition/text');
    const of = formula(definition.of, '/definition/of');
    if (!isNumeric(of.type)) {
      const message = `Ranges are of a number; this is a ${of.type}.`;
      throw invalid(message, [{ path: '/definition/of', message }], 'invalid_trait');
    }
    const branches = definition.ranges.map(
      ({ below, label }) => `v < ${b.param('Float64', below)}, toNullable(${b.param('String', label)})`,
    );
    const otherwise = `toNullable(${b.param('String', definition.otherwise)})`;
    return {
      sql: `arrayMap(v -> multiIf(isNull(v), NULL, ${branches.join(', ')}, ${otherwise}), [${of.sql}])[1]`,
      type: 'text',
    };
  };
  for (const { name } of traits) compileOne(name);
  return done;
}

const asDeclared = (value: Typed, { numericType }: NamedTrait): Typed =>
  numericType !== null && isNumeric(value.type) ? { ...value, type: numericType } : value;

function placed({ message, offset, length, suggestion }: FormulaError, text: string, path: string): Problem {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  const place = { line, column: offset - before.lastIndexOf('\n'), offset, length };
  return invalid(
    message,
    [{ path, message, ...place, ...(suggestion !== undefined && { suggestion }) }],
    'invalid_trait',
  );
}

const cycle = (names: readonly string[]): Problem =>
  conflict(
    'trait_cycle',
    `Traits cannot contain each other: ${names.join(' → ')}.`,
    'Take one of these out of the other.',
  );

/** The columns of a figure `(figure, number, text, moment)` for a value; nothing in them where it is missing. */
export function asRow(nameSql: string, { sql, type }: Typed): string {
  const number = isNumeric(type) ? `if(isFinite(${sql}), ${sql}, NULL)` : 'NULL';
  const text =
    type === 'text'
      ? `ifNull(${sql}, '')`
      : type === 'boolean'
        ? `multiIf(isNull(${sql}), '', ${sql} = 1, 'yes', 'no')`
        : "''";
  const moment = type === 'date' ? sql : 'NULL';
  return `CAST((${nameSql}, ${number}, ${text}, ${moment}), 'Tuple(String, Nullable(Float64), String, Nullable(DateTime64(3, \\'UTC\\')))')`;
}
