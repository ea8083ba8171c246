import { nearest, coreTraits, startOf, type Builder } from '../segments/index.ts';
import type { FigureDefinition } from '../figures/index.ts';
import type { Environment } from './formula/compile.ts';
import { FormulaError } from './formula/error.ts';
import type { Typed } from './formula/typed.ts';

const day = /^\d{4}-\d{2}-\d{2}$/;
const instant = /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * What formulas may name: own traits first, then what orders and messages amount to, then figures.
 * @param own compiles a trait of the brand, undefined when there is none of that name
 */
export function environmentOf(
  b: Builder,
  figures: readonly FigureDefinition[],
  own: { names: readonly string[]; compile(name: string, place: { from: number; to: number }): Typed | undefined },
): Environment {
  const names = [...own.names, ...Object.keys(coreTraits), ...figures.map(({ name }) => name)];
  return {
    now: b.instant(b.at),
    param: (type, value) => b.param(type, value),
    date: (text) => {
      const isDate = (day.test(text) || instant.test(text)) && !Number.isNaN(Date.parse(text));
      return isDate ? b.instant(startOf(text, b.zone)) : null;
    },
    nearest,
    name: (name, key, place) => {
      const figure = figures.find((one) => one.name === name);
      const fail = (message: string, suggestion?: string): never => {
        throw new FormulaError(message, place.from, place.to - place.from, suggestion);
      };
      if (figure?.keyed !== undefined && key === null)
        return fail(`${name} has a value for each ${figure.keyed.label}: write ${name}['…'].`);
      if (figure?.keyed === undefined && key !== null) return fail(`${name} is one value; leave ['${key}'] out.`);
      const found = own.compile(name, place) ?? coreValue(name, b) ?? (figure && figureValue(figure, key, b));
      if (found) return found;
      const near = nearest(name, names);
      return fail(`There is no trait "${name}".${near === undefined ? '' : ` Did you mean "${near}"?`}`, near);
    },
  };
}

/** Counts and sums are 0 where there is nothing, as on the profile. */
export function coreValue(name: string, b: Builder): Typed | undefined {
  const trait = Object.hasOwn(coreTraits, name) ? coreTraits[name] : undefined;
  if (!trait) return undefined;
  if (trait.type === 'text') return { sql: b.profile(`nullIf(toString(${trait.now}), '')`), type: 'text' };
  if (trait.type === 'date')
    return { sql: b.profile(`CAST(${trait.now}, 'Nullable(DateTime64(3, \\'UTC\\'))')`), type: 'date' };
  const value = trait.money ? `(${trait.now}) / ${b.minorPerUnit}` : trait.now;
  return { sql: b.profile(`CAST(${value}, 'Nullable(Float64)')`), type: typeOfCore(name) };
}

export const typeOfCore = (name: string): Typed['type'] => {
  const trait = coreTraits[name];
  if (trait === undefined || trait.type !== 'number') return trait?.type ?? 'number';
  if (trait.money) return 'money';
  return name === 'daysBetweenOrders' ? 'days' : name.endsWith('Share') ? 'ratio' : 'number';
};

function figureValue({ name, type }: FigureDefinition, key: string | null, b: Builder): Typed {
  const filter = [
    `figure = ${b.param('String', name)}`,
    `lowerUTF8(key) = ${b.param('String', (key ?? '').toLowerCase())}`,
  ];
  if (type === 'text') {
    return { sql: `nullIf(toString(${b.aggregate('figures', { name: 'max', of: 'text', filter })}), '')`, type };
  }
  return {
    sql: b.aggregate('figures', { name: 'max', of: type === 'date' ? 'moment' : 'number', orNull: true, filter }),
    type,
  };
}
