import { isUtf8 } from 'node:buffer';
import { createCsvReader } from './csv-records.ts';
import type { Encoding } from './encodings.ts';

export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** How a file is written. `notes` say what was guessed, for people. */
export type Format = {
  type: 'csv' | 'jsonl';
  encoding: Encoding;
  delimiter: Delimiter;
  quote: '"' | "'";
  /** Lines end with a lone carriage return (old spreadsheets). */
  carriageReturns: boolean;
  /** bytes of the byte order mark */
  markBytes: number;
  notes: string[];
};

export type FormatOptions = { encoding?: Encoding | undefined; delimiter?: Delimiter | undefined };

/** Finds out how a file is written from its first bytes; what the caller states is believed. */
export function detectFormat(head: Buffer, stated: FormatOptions = {}): Format {
  const notes: string[] = [];
  const { encoding, markBytes } = encodingOf(head, stated.encoding, notes);
  const text = decodeAll(head.subarray(markBytes), encoding);
  const carriageReturns = !text.includes('\n') && text.includes('\r');
  const lines = carriageReturns ? text.replaceAll('\r', '\n') : text;
  const base = { encoding, markBytes, carriageReturns, notes };
  if (lines.trimStart().startsWith('{')) return { ...base, type: 'jsonl', delimiter: ',', quote: '"' };
  const quote = /^\s*'[^'\n]*'\s*[,;\t|]/.test(lines) && !lines.includes('"') ? "'" : '"';
  const delimiter = stated.delimiter ?? delimiterOf(lines, quote);
  return { ...base, type: 'csv', delimiter, quote };
}

function encodingOf(
  head: Buffer,
  stated: Encoding | undefined,
  notes: string[],
): { encoding: Encoding; markBytes: number } {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: stated ?? 'utf-8', markBytes: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', markBytes: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', markBytes: 2 };
  if (stated) return { encoding: stated, markBytes: 0 };
  const wide = zeroSides(head);
  if (wide !== null) {
    notes.push(`The file looks like ${wide.toUpperCase()} without a byte order mark.`);
    return { encoding: wide, markBytes: 0 };
  }
  if (isUtf8(wholeCharacters(head))) return { encoding: 'utf-8', markBytes: 0 };
  notes.push('The file is not UTF-8; it is read as Windows-1252 (Western European). Check the accents in the preview.');
  return { encoding: 'windows-1252', markBytes: 0 };
}

/** UTF-16 text of western languages has a zero in nearly every second byte. */
function zeroSides(head: Buffer): Encoding | null {
  const count = Math.min(head.length & ~1, 4000);
  let [even, odd] = [0, 0];
  for (let i = 0; i < count; i += 2) {
    if (head[i] === 0) even += 1;
    if (head[i + 1] === 0) odd += 1;
  }
  const half = count / 2;
  if (half >= 4 && odd > half * 0.7 && even < half * 0.1) return 'utf-16le';
  return half >= 4 && even > half * 0.7 && odd < half * 0.1 ? 'utf-16be' : null;
}

/** Without the bytes of a character that the cut at the end may have split. */
function wholeCharacters(head: Buffer): Buffer {
  for (let back = 1; back <= Math.min(4, head.length); back += 1) {
    const byte = head[head.length - back] ?? 0;
    if (byte < 0x80) return head;
    if (byte >= 0xc0) return head.subarray(0, head.length - back);
  }
  return head;
}

const decodeAll = (bytes: Buffer, encoding: Encoding): string => new TextDecoder(encoding).decode(bytes);

/** The candidate that splits most lines into as many cells as the first; of equals the one with more cells. */
function delimiterOf(text: string, quote: '"' | "'"): Delimiter {
  const cut = text.lastIndexOf('\n');
  const whole = text.length < 60_000 || cut === -1 ? text : text.slice(0, cut);
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of delimiters) {
    const records = createCsvReader({ delimiter, quote, encoding: 'utf-8' }).push(
      Buffer.from(whole.slice(0, 60_000)).toString('latin1'),
      true,
    );
    const width = records[0]?.cells.length ?? 0;
    if (width < 2) continue;
    const alike = records.filter((r) => r.cells.length === width && r.fault === undefined).length / records.length;
    const score = alike * 1000 + width;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}
