import { invalid } from '../../../kernel/problem.ts';
import type { Reading } from './value-sql.ts';

const maximumDepth = 10;

/**
 * `tier`, `address.city`, `items[].sku` as a sub-column of a JSON column. The path cannot be a bound parameter, so its
 * parts are refused unless they can stand inside back quotes unchanged.
 */
export function jsonPath(column: string, path: string): { sql: string; isList: boolean } {
  const parts = path.split('.');
  const isList = path.includes('[]');
  const sound = parts.every((part) => /^[^`\\\p{Cc}[\]]{1,100}(?:\[\])?$/u.test(part));
  if (!sound || parts.length > maximumDepth || path.split('[]').length > 2) {
    throw invalid(
      `"${path.slice(0, 80)}" is not a property path. Write names joined by dots ("address.city") and [] after a list of objects ("items[].sku"), without quotes or backslashes, at most ${maximumDepth} deep.`,
      undefined,
      'invalid_rule',
    );
  }
  const quoted = parts.map((part) => (part.endsWith('[]') ? `\`${part.slice(0, -2)}\`[]` : `\`${part}\``));
  return { sql: [column, ...quoted].join('.'), isList };
}

/** A property of unknown type, readable as whatever the operator wants. */
export function jsonReading(column: string, path: string): Reading {
  const { sql, isList } = jsonPath(column, path);
  if (isList) return { list: `arrayMap(x -> ifNull(toString(x), ''), ${sql})`, exists: `notEmpty(${sql})` };
  const text = `ifNull(toString(${sql}), '')`;
  return {
    text,
    number: `toFloat64OrNull(${text})`,
    date: `parseDateTime64BestEffortOrNull(${text}, 3, 'UTC')`,
    boolean: `multiIf(lower(${text}) IN ('true', '1'), 1, lower(${text}) IN ('false', '0'), 0, NULL)`,
    list: listOf(sql),
    exists: `(${text} != '' OR ${nonEmptyList(sql)})`,
    dateZone: 'UTC',
  };
}

const elements = (sql: string, type: string): string =>
  `arrayMap(x -> ifNull(toString(x), ''), ${sql}.:\`Array(${type})\`)`;

const listOf = (sql: string): string =>
  `arrayConcat(${['Nullable(String)', 'Nullable(Int64)', 'Nullable(Float64)', 'Dynamic'].map((type) => elements(sql, type)).join(', ')})`;

const nonEmptyList = (sql: string): string => `notEmpty(${sql}.:\`Array(Nullable(String))\`)`;
