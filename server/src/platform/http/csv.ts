import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { csvLine } from '../../kernel/csv.ts';

export type CsvFile<Row> = {
  /** What it holds, without an ending; becomes the name of the file. */
  name: string;
  columns: readonly string[];
  pages: AsyncIterable<readonly Row[]>;
  /** Its cells, in the order of the columns. */
  cells: (row: Row) => readonly unknown[];
};

/**
 * Answers with a CSV file of any length, read page by page as fast as the caller takes it: UTF-8 with a mark, RFC 4180,
 * formulas made harmless. A failure of the first page is a problem as usual; a later one cuts the connection, so that
 * half a list is never taken for the whole.
 */
export async function sendCsv<Row>(reply: FastifyReply, { name, columns, pages, cells }: CsvFile<Row>): Promise<void> {
  const reading = pages[Symbol.asyncIterator]();
  const first = await reading.next();
  const written = (rows: readonly Row[]): string => rows.map((row) => csvLine(cells(row))).join('');
  async function* lines() {
    // Without the mark a spreadsheet reads umlauts as Latin-1.
    yield `\uFEFF${csvLine(columns)}`;
    try {
      for (let page = first; page.done !== true; page = await reading.next()) yield written(page.value);
    } finally {
      await reading.return?.();
    }
  }
  void reply.header('content-disposition', disposition(`${name}.csv`)).type('text/csv; charset=utf-8');
  await reply.send(Readable.from(lines(), { objectMode: false }));
}

/** Names of files may be in any language (RFC 6266). */
function disposition(file: string): string {
  const plain = file.replace(/[^\w. -]+/g, '_');
  const whole = encodeURIComponent(file).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
