import type { Column, Sort } from './columns.ts';
import type { Selection } from './selection.ts';

/** What the table and the cards both draw. */
export interface TableView<Row> {
  label: string;
  rows: readonly Row[];
  rowId: (row: Row) => string;
  columns: Column<Row>[];
  total: number;
  rowHref?: (row: Row) => string;
  sort?: Sort;
  onSort: (column: string) => void;
  canSort: (column: Column<Row>) => boolean;
  selectable: boolean;
  isSelected: (id: string) => boolean;
  onTurn: (id: string, through: boolean) => void;
  onTurnLoaded: () => void;
  selection: Selection;
  ids: string[];
  onMore?: () => void;
  rowHeight: number;
}
