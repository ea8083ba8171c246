import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { RowFault } from '../kinds/fault.ts';
import { csvLine } from '../../../kernel/csv.ts';

/** The refused rows of one import as a CSV file: row number, reason, then the columns as they were. */
export type Rejects = {
  add(row: { number: number; cells: readonly unknown[] }, faults: readonly RowFault[]): void;
  /** Makes everything added durable. @returns the length of the file in bytes */
  save(): Promise<number>;
  close(): Promise<void>;
};

/** @param from bytes that belong to committed work; what a dead process wrote beyond is cut off */
export async function openRejects(path: string, columns: readonly string[], from: number): Promise<Rejects> {
  await mkdir(dirname(path), { recursive: true });
  const file: FileHandle = await open(path, from === 0 ? 'w' : 'r+', 0o600);
  await file.truncate(from);
  let length = from;
  let waiting = from === 0 ? `\uFEFF${csvLine(['row', 'reason', ...columns])}` : '';
  return {
    add: (row, faults) => {
      waiting += csvLine([row.number, faults.map(faultText).join('; '), ...row.cells]);
    },
    save: async () => {
      if (waiting === '') return length;
      const bytes = Buffer.from(waiting);
      waiting = '';
      await file.write(bytes, 0, bytes.length, length);
      await file.sync();
      length += bytes.length;
      return length;
    },
    close: () => file.close(),
  };
}

export const faultText = (fault: RowFault): string =>
  fault.column === undefined ? fault.reason : `column "${fault.column}": ${fault.reason}`;

/** The reason without the value, so that equal mistakes count together. */
export const reasonKey = (fault: RowFault): string =>
  faultText({
    ...fault,
    reason: fault.reason
      .replace(/"[^"]*"/g, '"…"')
      .replace(/\b(order|row) \S+(?=,| was)/g, '$1 …')
      .replace(/(?<![\w.])-?\d+(\.\d+)?\b(?! (MB|and|lines|characters))/g, '…'),
  });
