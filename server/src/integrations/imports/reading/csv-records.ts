import type { Encoding } from './encodings.ts';

/** One record of a CSV file. `line`: where it starts, counted from 1. A faulty record keeps what could be read. */
export type CsvRecord = { line: number; cells: string[]; fault?: CsvFault };
export type CsvFault = { column?: number; reason: string };

export type CsvReader = {
  /**
   * Takes the next piece of the file, each byte as one character (latin1), and gives the records that are complete.
   * Cells are decoded one by one, so that a wrong byte costs only its own row.
   */
  push(bytes: string, last: boolean): CsvRecord[];
};

/** A record longer than this is taken for a quote that nobody closed. */
const longestRecord = 1024 * 1024;
const decoders = {
  'utf-8': new TextDecoder('utf-8', { fatal: true }),
  'windows-1252': new TextDecoder('windows-1252'),
};
const beyondAscii = /[\u0080-\u00ff]/;

type Cut = { cells: string[]; end: number; reason?: string } | 'incomplete' | 'unclosed';

/** RFC 4180 with any delimiter, LF or CRLF. After a fault it goes on with the next line: no row costs another. */
export function createCsvReader(format: { delimiter: string; quote: string; encoding: Encoding }): CsvReader {
  const { delimiter, quote } = format;
  const decoder = format.encoding === 'windows-1252' ? decoders['windows-1252'] : decoders['utf-8'];
  let rest = '';
  let line = 1;
  let skipping = false;

  function push(bytes: string, last: boolean): CsvRecord[] {
    const text = rest === '' ? bytes : rest + bytes;
    const records: CsvRecord[] = [];
    let at = 0;
    if (skipping) {
      const newline = text.indexOf('\n');
      at = newline === -1 ? text.length : newline + 1;
      if (newline !== -1) {
        line += 1;
        skipping = false;
      }
    }
    while (at < text.length) {
      const cut = cutRecord(text, at, last);
      if (cut === 'incomplete' && !last && text.length - at <= longestRecord) break;
      if (typeof cut === 'string') {
        const newline = text.indexOf('\n', at);
        const end = newline === -1 ? text.length : newline;
        const reason =
          cut === 'unclosed' || text.slice(at, end).includes(quote)
            ? 'a quotation mark opens and is never closed'
            : 'the row is longer than 1 MB';
        records.push(finished({ cells: text.slice(at, Math.min(end, at + 2000)).split(delimiter), end, reason }));
        skipping = newline === -1 && !last;
        at = end + 1;
        line += 1;
        continue;
      }
      const blank = cut.cells.length === 1 && cut.cells[0] === '' && cut.reason === undefined;
      if (!blank) records.push(finished(cut));
      line += linesIn(text, at, cut.end);
      at = cut.end;
    }
    rest = at >= text.length ? '' : text.slice(at);
    return records;
  }

  function cutRecord(text: string, from: number, last: boolean): Cut {
    const newline = text.indexOf('\n', from);
    if (newline === -1 && !last) return 'incomplete';
    const lineEnd = newline === -1 ? text.length : newline;
    const content = text.charCodeAt(lineEnd - 1) === 13 && lineEnd > from ? lineEnd - 1 : lineEnd;
    const whole = text.slice(from, content);
    if (!whole.includes(quote)) return { cells: whole.split(delimiter), end: lineEnd + 1 };
    return cutQuoted(text, from, last);
  }

  function cutQuoted(text: string, from: number, last: boolean): Cut {
    const cells: string[] = [];
    let at = from;
    for (;;) {
      if (text[at] === quote) {
        const quoted = quotedCell(text, at + 1, last);
        if (typeof quoted === 'string') return quoted;
        cells.push(quoted.value);
        at = quoted.end;
        const next = text[at];
        if (next === '\r' && text[at + 1] === '\n') return { cells, end: at + 2 };
        if (next === '\n') return { cells, end: at + 1 };
        if (next === undefined || (next === '\r' && at + 1 === text.length))
          return last ? { cells, end: text.length } : 'incomplete';
        if (next !== delimiter) return brokenQuote(text, from);
        at += 1;
        continue;
      }
      const [cell, end] = plainCell(text, at);
      cells.push(cell);
      if (text[end] === delimiter) at = end + 1;
      else if (end < text.length || last) return { cells, end: end + 1 };
      else return 'incomplete';
    }
  }

  function quotedCell(
    text: string,
    start: number,
    last: boolean,
  ): { value: string; end: number } | 'incomplete' | 'unclosed' {
    let value = '';
    let from = start;
    for (;;) {
      const mark = text.indexOf(quote, from);
      if (mark === -1) return last ? 'unclosed' : 'incomplete';
      if (mark + 1 === text.length && !last) return 'incomplete';
      value += text.slice(from, mark);
      if (text[mark + 1] !== quote) return { value, end: mark + 1 };
      value += quote;
      from = mark + 2;
    }
  }

  function plainCell(text: string, from: number): [string, number] {
    let end = from;
    while (end < text.length && text[end] !== delimiter && text[end] !== '\n') end += 1;
    const value = text.slice(from, end);
    return [text[end] !== delimiter && value.endsWith('\r') ? value.slice(0, -1) : value, end];
  }

  function brokenQuote(text: string, from: number): Cut {
    const newline = text.indexOf('\n', from);
    const end = newline === -1 ? text.length : newline;
    return {
      cells: text.slice(from, end).split(delimiter),
      end: end + 1,
      reason: 'a quotation mark inside a quoted value is not doubled',
    };
  }

  function finished(cut: { cells: string[]; reason?: string; end: number }): CsvRecord {
    let fault: CsvFault | undefined = cut.reason === undefined ? undefined : { reason: cut.reason };
    const cells = cut.cells;
    for (let i = 0; i < cells.length; i += 1) {
      const cell = cells[i] as string;
      if (cell.includes('\u0000')) {
        fault ??= { column: i, reason: 'has a NUL character; remove it' };
        cells[i] = cell.replaceAll('\u0000', '');
      }
      if (!beyondAscii.test(cell)) continue;
      try {
        cells[i] = decoder.decode(Buffer.from(cells[i] as string, 'latin1'));
      } catch {
        fault ??= {
          column: i,
          reason: 'has bytes that are not UTF-8; save the file as UTF-8, or state its encoding (windows-1252)',
        };
      }
    }
    return fault === undefined ? { line, cells } : { line, cells, fault };
  }

  return { push };
}

function linesIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
