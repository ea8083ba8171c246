import { sql, type RawBuilder } from 'kysely';
import type { JsonObject } from '../../kernel/json.ts';
import type { Tx } from '../../platform/postgres/index.ts';
import { tableRows, type ColumnType, type ColumnTypes, type RowColumns } from './rules/table-rows.ts';

export type LiteralColumn = { name: string; type: string; literal: Uint8Array };

const decoder = new TextDecoder();

/** `unnest(…) as alias(a, b)` as `bulk` makes it, for columns of ten thousands of values. */
export function literals(alias: string, columns: readonly LiteralColumn[]): RawBuilder<unknown> {
  // As text: PostgreSQL converts bytes twice, once for the plan.
  const arrays = columns.map((c) => sql`${decoder.decode(c.literal)}::${sql.raw(c.type)}[]`);
  return sql`unnest(${sql.join(arrays)}) as ${sql.ref(alias)}(${sql.join(columns.map((c) => sql.ref(c.name)))})`;
}

const typesOfTables = new Map<string, ColumnTypes>();

/** Rows into a table, columns named by their keys (absent is null). */
export async function insertRows(tx: Tx, table: string, rows: readonly JsonObject[]): Promise<void> {
  const gathered = tableRows(table, await columnTypes(tx, table));
  for (const row of rows) gathered.add(row);
  await insertColumns(tx, table, gathered.columns());
}

/** Rows gathered by `tableRows`. */
export async function insertColumns(tx: Tx, table: string, columns: RowColumns): Promise<void> {
  if (columns.length === 0) return;
  const source = columns.map((column) => (column.kind === 'list' ? { ...column, type: 'text' } : column));
  await sql`/* insertColumns */
    insert into ${sql.table(table)} (${sql.join(columns.map(({ name }) => sql.ref(name)))}) overriding system value
    select ${sql.join(columns.map(({ name, type, kind }) => (kind === 'list' ? sql`${sql.ref(name)}::${sql.raw(type)}` : sql.ref(name))))}
    from ${literals('r', source)}`.execute(tx);
}

export async function columnTypes(tx: Tx, table: string): Promise<ColumnTypes> {
  const known = typesOfTables.get(table);
  if (known) return known;
  const { rows } = await sql<ColumnType>`/* columnTypes */
    select a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
      case when t.typcategory = 'A' then 'list' when t.typname in ('json', 'jsonb') then 'json' else 'plain' end as kind
    from pg_attribute a join pg_type t on t.oid = a.atttypid
    where a.attrelid = ${table}::regclass and a.attnum > 0 and not a.attisdropped`.execute(tx);
  const types = new Map(rows.map((row) => [row.name, row]));
  typesOfTables.set(table, types);
  return types;
}
