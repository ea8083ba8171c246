import type { ReactNode } from 'react';

export interface Column<Row> {
  id: string;
  /** The heading, and the name in the column choice and on cards. */
  header: string;
  cell: (row: Row) => ReactNode;
  /** Pixels. Columns without a width share what is left, at least `minWidth` (default 140) each. */
  width?: number;
  minWidth?: number;
  /** Figures stand at the end. */
  align?: 'start' | 'end';
  /** Sorts by this, in the browser, where the page does not sort itself. */
  sortValue?: (row: Row) => string | number | null;
  /** The page sorts by this column on the server. */
  sortable?: boolean;
  /** Not shown until chosen. */
  optional?: boolean;
  /** On a phone: the heading of the card, a line of it, or not there. First column "title", others "line". */
  card?: 'title' | 'line' | 'none';
}

export interface Sort {
  column: string;
  direction: 'asc' | 'desc';
}

/** First click on a heading ascends, the second descends. Another column starts again. */
export const nextSort = (sort: Sort | undefined, column: string): Sort => ({
  column,
  direction: sort?.column === column && sort.direction === 'asc' ? 'desc' : 'asc',
});

/** Sorted copy; unknown values come last in either direction. Rows that tie keep their order. */
export function sortRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: Sort | undefined): Row[] {
  const valueOf = columns.find((column) => column.id === sort?.column)?.sortValue;
  if (!sort || !valueOf) return [...rows];
  const sign = sort.direction === 'asc' ? 1 : -1;
  return rows.toSorted((a, b) => compare(valueOf(a), valueOf(b), sign));
}

function compare(a: string | number | null, b: string | number | null, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
  return sign * String(a).localeCompare(String(b), undefined, { numeric: true });
}
