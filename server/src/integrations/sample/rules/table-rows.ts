import type { JsonObject } from '../../../kernel/json.ts';
import { columnLiteral, type ColumnKind, type ColumnLiteral } from './column-literal.ts';

export type ColumnType = { name: string; type: string; kind: ColumnKind };
export type ColumnTypes = ReadonlyMap<string, ColumnType>;

/** Columns of rows, each as one literal. */
export type RowColumns = readonly (ColumnType & { literal: Uint8Array })[];

/** Rows of one table, gathered column by column. */
export type TableRows = {
  /** Absent is null. */
  add(row: JsonObject): void;
  /** Those that any row has; none without rows. To be called once, at the end. */
  columns(): RowColumns;
};

export function tableRows(table: string, types: ColumnTypes): TableRows {
  const gathered = new Map<string, { column: ColumnType; literal: ColumnLiteral; length: number }>();
  let count = 0;
  const start = (name: string) => {
    const column = types.get(name);
    if (!column) throw new Error(`the table ${table} has no column ${name}`);
    const made = { column, literal: columnLiteral(column.kind), length: 0 };
    gathered.set(name, made);
    return made;
  };
  const fill = (column: { literal: ColumnLiteral; length: number }): void => {
    for (; column.length < count; column.length += 1) column.literal.push(null);
  };
  return {
    add: (row) => {
      for (const name in row) {
        const column = gathered.get(name) ?? start(name);
        fill(column);
        column.literal.push(row[name] ?? null);
        column.length += 1;
      }
      count += 1;
    },
    columns: () =>
      [...gathered.values()].map((column) => {
        fill(column);
        return { ...column.column, literal: column.literal.bytes() };
      }),
  };
}
