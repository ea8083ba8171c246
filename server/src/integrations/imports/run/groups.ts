import { stat } from 'node:fs/promises';
import type { JsonObject, JsonValue } from '../../../kernel/json.ts';
import type { Row } from '../reading/rows.ts';
import { readLines, sortLines } from './sort-lines.ts';

/** Rows that are read together. `overlong`: more of a document than one can have, to be refused as it stands. */
export type Group = { rows: Row[]; overlong: boolean };

const longestGroup = 2001;

export async function* singleRows(rows: AsyncIterable<Row[]>): AsyncGenerator<Group> {
  for await (const batch of rows) for (const row of batch) yield { rows: [row], overlong: false };
}

type Sorted = [number, JsonValue[], JsonObject | 0, Row['fault'] | 0];

/** Rows ordered by the column at `place`, in a file; done already when the file is there. @returns how many rows */
export async function sortRows(rows: AsyncIterable<Row[]>, place: number, folder: string): Promise<void> {
  const target = `${folder}.sorted`;
  if (
    await stat(target).then(
      () => true,
      () => false,
    )
  )
    return;
  await sortLines(asLines(rows, place), folder, target);
}

async function* asLines(rows: AsyncIterable<Row[]>, place: number): AsyncGenerator<string[]> {
  for await (const batch of rows) {
    yield batch.map((row) => {
      const cell = row.cells[place];
      const key = cell === undefined || cell === null || typeof cell === 'object' ? '' : String(cell).trim();
      const sorted: Sorted = [row.number, row.cells, row.others ?? 0, row.fault ?? 0];
      // A row without a key stands alone. JSON text has no raw tab, so a key is never the beginning of another.
      return `${JSON.stringify(key === '' ? `\u0000${row.number}` : key)}\t${String(row.number).padStart(12, '0')}\t${JSON.stringify(sorted)}`;
    });
  }
}

/** The groups of a file that `sortRows` made. */
export async function* sortedGroups(folder: string): AsyncGenerator<Group> {
  let key: string | null = null;
  let rows: Row[] = [];
  let overlong = false;
  for await (const lines of readLines(`${folder}.sorted`)) {
    for (const line of lines) {
      const tab = line.indexOf('\t');
      const own = line.slice(0, tab);
      if (own !== key) {
        if (rows.length > 0) yield { rows, overlong };
        [key, rows, overlong] = [own, [], false];
      } else if (rows.length === longestGroup) {
        yield { rows, overlong };
        [rows, overlong] = [[], true];
      }
      rows.push(restored(line.slice(line.indexOf('\t', tab + 1) + 1)));
    }
  }
  if (rows.length > 0) yield { rows, overlong };
}

function restored(json: string): Row {
  const [number, cells, others, fault] = JSON.parse(json) as Sorted;
  return {
    number,
    cells,
    ...(others === 0 ? {} : { others }),
    ...(fault === 0 || fault === undefined ? {} : { fault }),
  };
}
