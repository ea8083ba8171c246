import { Checkbox } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Column } from './columns.ts';
import type { TableView } from './table-view.ts';
import { loadedState } from './selection.ts';
import { TableRow } from './table-row.tsx';
import { useRowKeys } from './use-row-keys.ts';
import classes from './data-table.module.css';

const headHeight = 36;

/** A real table whose rows exist only near the visible part; empty rows above and below hold the place of the rest. */
export function VirtualTable<Row>({ view }: { view: TableView<Row> }) {
  const { rows, columns, rowHeight, onMore } = view;
  const frame = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    scrollPaddingStart: headHeight,
  });
  const visible = virtual.getVirtualItems();
  const lastVisible = visible.at(-1)?.index ?? -1;
  const keys = useRowKeys(view, frame, (index) => virtual.scrollToIndex(index));

  useEffect(() => {
    if (lastVisible >= rows.length - 12) onMore?.();
  }, [lastVisible, rows.length, onMore]);

  const { column, direction } = view.sort ?? {};
  useEffect(() => {
    frame.current?.scrollTo({ top: 0 });
  }, [column, direction]);

  const above = visible[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (visible.at(-1)?.end ?? 0);
  const width = columns.reduce((sum, column) => sum + (column.width ?? column.minWidth ?? 140), 0);
  const span = columns.length + (view.selectable ? 1 : 0);

  return (
    <div
      ref={frame}
      className={classes.frame}
      onKeyDown={keys.onKeyDown}
      tabIndex={0}
      role="region"
      aria-label={view.label}
    >
      <table
        className={classes.table}
        style={{ minWidth: width + (view.selectable ? 44 : 0) }}
        aria-label={view.label}
        aria-rowcount={view.total + 1}
      >
        <colgroup>
          {view.selectable && <col style={{ width: 44 }} />}
          {columns.map((column) => (
            <col key={column.id} style={{ width: column.width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {view.selectable && <SelectLoaded view={view} />}
            {columns.map((column) => (
              <Heading key={column.id} column={column} view={view} />
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <Spacer height={above} span={span} />}
          {visible.map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            return <TableRow key={view.rowId(row)} row={row} index={item.index} view={view} />;
          })}
          {below > 0 && <Spacer height={below} span={span} />}
        </tbody>
      </table>
    </div>
  );
}

const Spacer = ({ height, span }: { height: number; span: number }) => (
  <tr aria-hidden className={classes.spacer}>
    <td colSpan={span} style={{ height }} />
  </tr>
);

function SelectLoaded<Row>({ view }: { view: TableView<Row> }) {
  const state = loadedState(view.selection, view.ids);
  return (
    <th scope="col" className={classes.select}>
      <Checkbox
        aria-label={`Select all loaded ${view.label}`}
        checked={state === 'all'}
        indeterminate={state === 'some'}
        onChange={view.onTurnLoaded}
      />
    </th>
  );
}

function Heading<Row>({ column, view }: { column: Column<Row>; view: TableView<Row> }) {
  const sorted = view.sort?.column === column.id ? view.sort.direction : undefined;
  const Arrow = sorted === 'desc' ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      data-align={column.align}
      aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : undefined}
    >
      {view.canSort(column) ? (
        <button type="button" className={classes.sort} onClick={() => view.onSort(column.id)}>
          {column.header}
          <Arrow size={12} className={classes.arrow} data-on={sorted ? true : undefined} aria-hidden />
        </button>
      ) : (
        column.header
      )}
    </th>
  );
}
