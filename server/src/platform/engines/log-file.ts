import { closeSync, mkdirSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const rotateAbove = 10 * 1024 * 1024;

/** An engine's own output goes straight to a file, so that it outlives this process. */
export type LogFile = { descriptor: number; written(): string; close(): void };

/** Opens for appending; the previous file is kept once as `<file>.1` when it has grown large. */
export function openLogFile(file: string): LogFile {
  mkdirSync(dirname(file), { recursive: true });
  if (sizeOf(file) > rotateAbove) renameSync(file, `${file}.1`);
  const start = sizeOf(file);
  const descriptor = openSync(file, 'a', 0o600);
  return {
    descriptor,
    written: () => readFrom(file, start).trim(),
    close: () => closeSync(descriptor),
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** What was written since, at most its last 4 KB: the part that says why an engine did not start. */
function readFrom(file: string, start: number): string {
  const size = sizeOf(file);
  const from = Math.max(start, size - 4096);
  const buffer = Buffer.alloc(Math.max(0, size - from));
  const descriptor = openSync(file, 'r');
  try {
    return buffer.toString('utf8', 0, readSync(descriptor, buffer, 0, buffer.length, from));
  } finally {
    closeSync(descriptor);
  }
}
