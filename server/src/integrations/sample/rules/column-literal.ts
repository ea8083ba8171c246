import type { JsonValue } from '../../../kernel/json.ts';

export type ColumnKind = 'plain' | 'json' | 'list';

/**
 * A column's values as one array literal of PostgreSQL. The server reads it in a fraction of the time it takes to take
 * JSON objects apart. A list inside a column is text of a literal of its own, to be cast.
 */
export const columnLiteral = (kind: ColumnKind, values: readonly (JsonValue | undefined)[]): string =>
  `{${values.map((value) => element(kind, value)).join(',')}}`;

function element(kind: ColumnKind, value: JsonValue | undefined): string {
  if (value === undefined || value === null) return 'NULL';
  if (kind === 'json') return quoted(JSON.stringify(value));
  if (Array.isArray(value)) return quoted(`{${value.map((item) => quoted(String(item))).join(',')}}`);
  return typeof value === 'string' ? quoted(value) : String(value);
}

const special = /["\\]/;
const quoted = (text: string): string => `"${special.test(text) ? text.replace(/["\\]/g, '\\$&') : text}"`;
