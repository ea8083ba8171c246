import { sql, type RawBuilder } from 'kysely';
import type { JsonObject, JsonValue } from '../../kernel/json.ts';
import type { Tx } from '../../platform/postgres/index.ts';
import { columnLiteral, type ColumnKind } from './rules/column-literal.ts';

export type LiteralColumn = { name: string; type: string; kind?: ColumnKind; values: readonly JsonValue[] };

/** `unnest(…) as alias(a, b)` as `bulk` makes it, for columns of ten thousands of values. */
export function literals(alias: string, columns: readonly LiteralColumn[]): RawBuilder<unknown> {
  const arrays = columns.map((c) => sql`${columnLiteral(c.kind ?? 'plain', c.values)}::${sql.raw(c.type)}[]`);
  return sql`unnest(${sql.join(arrays)}) as ${sql.ref(alias)}(${sql.join(columns.map((c) => sql.ref(c.name)))})`;
}

type ColumnType = { name: string; type: string; kind: ColumnKind };
const typesOfTables = new Map<string, ReadonlyMap<string, ColumnType>>();

/** Rows into a table, columns named by their keys (absent is null). */
export async function insertRows(tx: Tx, table: string, rows: readonly JsonObject[]): Promise<void> {
  if (rows.length === 0) return;
  const names = new Set<string>();
  for (const row of rows) for (const name in row) names.add(name);
  const types = await columnTypes(tx, table);
  const columns = [...names].map((name) => {
    const column = types.get(name);
    if (!column) throw new Error(`the table ${table} has no column ${name}`);
    return column;
  });
  const source = columns.map(({ name, type, kind }) => ({
    name,
    kind,
    type: kind === 'list' ? 'text' : type,
    values: rows.map((row) => row[name] ?? null),
  }));
  await sql`/* insertRows */
    insert into ${sql.table(table)} (${sql.join(columns.map(({ name }) => sql.ref(name)))}) overriding system value
    select ${sql.join(columns.map(({ name, type, kind }) => (kind === 'list' ? sql`${sql.ref(name)}::${sql.raw(type)}` : sql.ref(name))))}
    from ${literals('r', source)}`.execute(tx);
}

async function columnTypes(tx: Tx, table: string): Promise<ReadonlyMap<string, ColumnType>> {
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
