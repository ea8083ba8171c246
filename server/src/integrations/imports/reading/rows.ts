import type { JsonObject, JsonValue } from '../../../kernel/json.ts';
import { bytesOf, unreadable, type Source } from './bytes.ts';
import { createCsvReader } from './csv-records.ts';
import type { Format } from './format.ts';

/**
 * One row of a file. `number`: as a spreadsheet counts, the header being row 1 (JSONL: the line). `cells` in the order
 * of the columns; `others`: what a JSONL row has beyond them. A row with a fault could not be read.
 */
export type Row = {
  number: number;
  cells: JsonValue[];
  others?: JsonObject;
  fault?: { column?: string; reason: string };
};

/** Columns of the file; a name that occurs twice gets a number, a missing one says its place. */
export type Header = { columns: string[]; notes: string[] };

export type ReadOptions = { onRead?: (bytes: number) => void };

/** Pieces of the file, one character a byte; UTF-16 comes as UTF-8. */
async function* pieces(source: Source, format: Format, options: ReadOptions): AsyncGenerator<string> {
  const wide = format.encoding.startsWith('utf-16') ? new TextDecoder(format.encoding) : null;
  let first = true;
  for await (const piece of bytesOf(source, options.onRead)) {
    const bytes = first ? piece.subarray(format.markBytes) : piece;
    first = false;
    const text = wide ? Buffer.from(wide.decode(bytes, { stream: true })).toString('latin1') : bytes.toString('latin1');
    yield format.carriageReturns ? text.replaceAll('\r', '\n') : text;
  }
  if (wide) yield Buffer.from(wide.decode()).toString('latin1');
}

/** The columns of a file. JSONL has those of its first hundred lines; later ones are found as `others`. */
export async function readHeader(source: Source, format: Format): Promise<Header> {
  if (format.type === 'csv') {
    const reader = createCsvReader({ ...format, encoding: narrow(format) });
    for await (const piece of pieces(source, format, {})) {
      const [record] = reader.push(piece, false);
      if (record) return named(record.cells);
    }
    const [record] = reader.push('', true);
    if (record) return named(record.cells);
    throw unreadable('The file has no header line.', 'The first line has to name the columns.');
  }
  const columns = new Set<string>();
  let seen = 0;
  for await (const rows of jsonRows(source, format, [], {})) {
    for (const row of rows) for (const name of Object.keys(row.others ?? {})) columns.add(name);
    seen += rows.length;
    if (seen >= 100) break;
  }
  return { columns: [...columns], notes: [] };
}

/** All rows below the header, in batches as they are read. */
export async function* readRows(
  source: Source,
  format: Format,
  columns: readonly string[],
  options: ReadOptions = {},
): AsyncGenerator<Row[]> {
  yield* format.type === 'csv' ? csvRows(source, format, columns, options) : jsonRows(source, format, columns, options);
}

const narrow = (format: Format) => (format.encoding.startsWith('utf-16') ? 'utf-8' : format.encoding);

async function* csvRows(
  source: Source,
  format: Format,
  columns: readonly string[],
  options: ReadOptions,
): AsyncGenerator<Row[]> {
  const reader = createCsvReader({ ...format, encoding: narrow(format) });
  let number = 0;
  const taken = (records: ReturnType<typeof reader.push>): Row[] =>
    records.flatMap((record): Row[] => {
      number += 1;
      if (number === 1) return [];
      const cells = record.cells;
      while (cells.length > columns.length && cells.at(-1) === '') cells.pop();
      const row: Row = { number, cells: cells.slice(0, columns.length).map(unescaped) };
      if (record.fault) {
        const column = record.fault.column === undefined ? undefined : columns[record.fault.column];
        return [{ ...row, fault: { ...(column === undefined ? {} : { column }), reason: record.fault.reason } }];
      }
      if (cells.length === columns.length) return [row];
      return [
        {
          ...row,
          fault: {
            reason: `has ${cells.length} cells where the header has ${columns.length}; check for missing or unquoted delimiters`,
          },
        },
      ];
    });
  for await (const piece of pieces(source, format, options)) {
    const rows = taken(reader.push(piece, false));
    if (rows.length > 0) yield rows;
  }
  const rows = taken(reader.push('', true));
  if (rows.length > 0) yield rows;
}

/** Our own files put an apostrophe before text that a spreadsheet would run as a formula. */
const unescaped = (cell: string): string =>
  cell.charCodeAt(0) === 39 && /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;

async function* jsonRows(
  source: Source,
  format: Format,
  columns: readonly string[],
  options: ReadOptions,
): AsyncGenerator<Row[]> {
  let rest = '';
  let number = 0;
  const known = new Set(columns);
  for await (const piece of pieces(source, format, options)) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > 16 * 1024 * 1024)
      throw unreadable(`Line ${number + 1} is longer than 16 MB.`, 'Write one JSON object per line.');
    yield lines.flatMap((line) => jsonRow(line, (number += 1), columns, known, narrow(format)));
  }
  yield jsonRow(rest, number + 1, columns, known, narrow(format));
}

function jsonRow(
  bytes: string,
  number: number,
  columns: readonly string[],
  known: ReadonlySet<string>,
  encoding: string,
): Row[] {
  if (bytes.trim() === '') return [];
  const wrong = (reason: string): Row[] => [{ number, cells: columns.map(() => ''), fault: { reason } }];
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(Buffer.from(bytes, 'latin1'));
  } catch {
    return wrong('has bytes that are not UTF-8; save the file as UTF-8');
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return wrong(
      `is not JSON (${error instanceof Error ? error.message.slice(0, 120) : 'not understood'}); write one object per line`,
    );
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return wrong('is not a JSON object; write one object per line');
  if (/__proto__|\\u0000/.test(text))
    return wrong('has a NUL character or a key that is not allowed (__proto__); remove it');
  const object = value as JsonObject;
  const row: Row = { number, cells: columns.map((column) => object[column] ?? '') };
  const others = Object.entries(object).filter(([name]) => !known.has(name));
  return [others.length === 0 ? row : { ...row, others: Object.fromEntries(others) }];
}

function named(cells: readonly string[]): Header {
  const seen = new Map<string, number>();
  const notes: string[] = [];
  const columns = cells.map((cell, i) => {
    const name = cell.trim() === '' ? `Column ${i + 1}` : cell.trim();
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    if (times === 1) return name;
    notes.push(`The column "${name}" occurs ${times} times; the later one is called "${name} (${times})".`);
    return `${name} (${times})`;
  });
  return { columns, notes };
}
