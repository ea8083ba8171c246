import { sql, type RawBuilder } from 'kysely';

/** A column of a set-based statement: its name, PostgreSQL type and one value per row. */
export type BulkColumn = { name: string; type: string; values: readonly unknown[] };

/**
 * `unnest($1::text[], $2::int8[]) as alias(a, b)`: rows as one parameter per column, so that a statement's text is the
 * same for any number of rows. json values are passed as text and cast by the statement.
 */
export function bulk(alias: string, columns: readonly BulkColumn[]): RawBuilder<unknown> {
  const arrays = columns.map((c) => sql`${sql.val(c.values)}::${sql.raw(c.type)}[]`);
  const names = columns.map((c) => sql.ref(c.name));
  return sql`unnest(${sql.join(arrays)}) as ${sql.ref(alias)}(${sql.join(names)})`;
}
