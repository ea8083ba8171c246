import { invalid } from './problem.ts';

/** A page of rows in a stable order; `nextCursor` is null on the last page. */
export type Page<T> = { items: T[]; nextCursor: string | null };

export const encodeCursor = (parts: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url');

export function decodeCursor(cursor: string | undefined, length: number): (string | number | null)[] | null {
  if (cursor === undefined || cursor === '') return null;
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parts) && parts.length === length && parts.every(isScalar)) return parts;
  } catch {
    // falls through to the problem below
  }
  throw invalid('The cursor is not one this endpoint gave out.', [
    {
      path: '?cursor',
      message: 'Use "nextCursor" of the previous page unchanged, or leave it out for the first page.',
    },
  ]);
}

const isScalar = (value: unknown): value is string | number | null =>
  value === null || typeof value === 'string' || typeof value === 'number';

/** Cuts the extra row that tells whether there is a next page. Ask the store for `limit + 1` rows. */
export function toPage<T>(rows: T[], limit: number, cursorOf: (row: T) => (string | number | null)[]): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? encodeCursor(cursorOf(last)) : null };
}

/** All rows of a list that is read by cursors, a page at a time; the next page is read when it is asked for. */
export async function* everyPage<T>(read: (cursor: string | undefined) => Promise<Page<T>>): AsyncGenerator<T[]> {
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await read(cursor);
    yield items;
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
}
