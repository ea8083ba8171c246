import { Skeleton } from '@mantine/core';
import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { formatNumber } from '../formats/number.ts';
import { SkeletonTable } from '../states/skeletons.tsx';
import { useUi } from '../ui-provider.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { CardList } from './card-list.tsx';
import { ColumnMenu } from './column-menu.tsx';
import { nextSort, sortRows, type Column, type Sort } from './columns.ts';
import { isSelected, nothingSelected, selectThrough, toggleLoaded, toggleRow, type Selection } from './selection.ts';
import { VirtualTable } from './virtual-table.tsx';
import classes from './data-table.module.css';

export interface DataTableProps<Row> {
  /** What the rows are, in the plural: "profiles". Names the table and counts it. */
  label: string;
  rows: readonly Row[];
  rowId: (row: Row) => string;
  columns: Column<Row>[];
  /** How many there are in truth; without it, the loaded rows are all. */
  total?: number;
  /** Where a row leads. */
  rowHref?: (row: Row) => string;
  /** Given: the page sorts (on the server). Left out: the table sorts by `sortValue`. */
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  /** Given: rows can be chosen. */
  selection?: Selection;
  onSelection?: (selection: Selection) => void;
  bulkActions?: ReactNode;
  /** The first rows are on their way. */
  loading?: boolean;
  /** Called when the end comes near and `hasMore`. */
  onMore?: () => void;
  hasMore?: boolean;
  loadingMore?: boolean;
  /** Shown instead of an empty table. */
  empty?: ReactNode;
  /** Search, chips, saved views: left of the count. */
  toolbar?: ReactNode;
  /** Remembers the chosen columns on this device under this name. */
  remember?: string;
  /** Given: the page keeps the choice of columns (in its address, in a saved view). Ids of those not shown. */
  hiddenColumns?: readonly string[];
  onHiddenColumns?: (hidden: string[]) => void;
  rowHeight?: number;
}

/** A list of anything: virtual, sortable, selectable, driven by keys, a stack of cards on a phone. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, rowId, columns, selection = nothingSelected, onSelection, empty, loading = false } = props;
  const { locale } = useUi();
  const narrow = useMediaQuery('(max-width: 37.49em)', false, { getInitialValueInEffect: false });
  const [localSort, setLocalSort] = useState<Sort>();
  const [lastTurned, setLastTurned] = useState<string>();
  const [remembered, setRemembered] = useLocalStorage<string[]>({
    key: `columns:${props.remember ?? label}`,
    defaultValue: columns.filter((column) => column.optional).map((column) => column.id),
    getInitialValueInEffect: false,
  });

  const hidden = props.hiddenColumns ?? remembered;
  const setHidden = props.onHiddenColumns ?? setRemembered;
  const sort = props.onSort ? props.sort : localSort;
  const rows = props.onSort ? props.rows : sortRows(props.rows, columns, localSort);
  const ids = rows.map(rowId);
  const shown = columns.filter((column, index) => index === 0 || !hidden.includes(column.id));
  const total = props.total ?? rows.length;

  const view = {
    label,
    rows,
    rowId,
    columns: shown,
    total,
    rowHref: props.rowHref,
    sort,
    onSort: (column: string) => (props.onSort ?? setLocalSort)(nextSort(sort, column)),
    canSort: (column: Column<Row>) => Boolean(props.onSort ? column.sortable : column.sortValue),
    selectable: onSelection !== undefined,
    isSelected: (id: string) => isSelected(selection, id),
    onTurn: (id: string, through: boolean) => {
      onSelection?.(
        through && lastTurned ? selectThrough(selection, lastTurned, id, ids) : toggleRow(selection, id, ids),
      );
      setLastTurned(id);
    },
    onTurnLoaded: () => onSelection?.(toggleLoaded(selection, ids)),
    selection,
    ids,
    onMore: props.hasMore && !props.loadingMore ? props.onMore : undefined,
    rowHeight: props.rowHeight ?? 48,
  };

  return (
    <div className={classes.root}>
      <div className={classes.toolbar}>
        <div className={classes.tools}>{props.toolbar}</div>
        <span className={classes.count} role="status">
          {loading ? <Skeleton width={72} height={12} /> : `${formatNumber(total, { locale })} ${label}`}
        </span>
        {!narrow && <ColumnMenu columns={columns} hidden={hidden} onChange={setHidden} />}
      </div>
      {onSelection && (
        <BulkBar selection={selection} total={total} ids={ids} label={label} onSelection={onSelection}>
          {props.bulkActions}
        </BulkBar>
      )}
      {loading ? (
        <SkeletonTable />
      ) : rows.length === 0 ? (
        empty
      ) : narrow ? (
        <CardList view={view} />
      ) : (
        <VirtualTable view={view} />
      )}
      {props.loadingMore && (
        <p className={classes.more} role="status">
          Loading more {label}…
        </p>
      )}
    </div>
  );
}
