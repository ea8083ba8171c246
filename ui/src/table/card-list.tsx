import { Checkbox } from '@mantine/core';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { AppLink } from '../page/app-link.tsx';
import type { Column } from './columns.ts';
import type { TableView } from './table-view.ts';
import classes from './data-table.module.css';

/** The same rows as a stack of cards that scrolls with the page. */
export function CardList<Row>({ view }: { view: TableView<Row> }) {
  const { rows, onMore } = view;
  const list = useRef<HTMLUListElement>(null);
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => setOffset(list.current?.offsetTop ?? 0), []);
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => 120,
    overscan: 6,
    scrollMargin: offset,
  });
  const visible = virtual.getVirtualItems();
  const lastVisible = visible.at(-1)?.index ?? -1;

  useEffect(() => {
    if (lastVisible >= rows.length - 8) onMore?.();
  }, [lastVisible, rows.length, onMore]);

  return (
    <ul ref={list} className={classes.cards} style={{ height: virtual.getTotalSize() }} aria-label={view.label}>
      {visible.map((item) => {
        const row = rows[item.index];
        if (row === undefined) return null;
        return (
          <li
            key={view.rowId(row)}
            ref={virtual.measureElement}
            data-index={item.index}
            className={classes.cardSlot}
            style={{ transform: `translateY(${item.start - offset}px)` }}
          >
            <RowCard row={row} view={view} />
          </li>
        );
      })}
    </ul>
  );
}

const roleOf = <Row,>(column: Column<Row>, index: number) => column.card ?? (index === 0 ? 'title' : 'line');

function RowCard<Row>({ row, view }: { row: Row; view: TableView<Row> }) {
  const id = view.rowId(row);
  const href = view.rowHref?.(row);
  const titles = view.columns.filter((column, index) => roleOf(column, index) === 'title');
  const lines = view.columns.filter((column, index) => roleOf(column, index) === 'line');
  const title = titles.map((column) => <div key={column.id}>{column.cell(row)}</div>);
  return (
    <div className={classes.card}>
      <div className={classes.cardHead}>
        {href ? (
          <AppLink href={href} c="inherit" underline="never" className={classes.cardLink}>
            {title}
          </AppLink>
        ) : (
          <div className={classes.cardLink}>{title}</div>
        )}
        {view.selectable && (
          <Checkbox
            className={classes.cardCheck}
            aria-label="Select this row"
            checked={view.isSelected(id)}
            onChange={() => view.onTurn(id, false)}
          />
        )}
      </div>
      {lines.length > 0 && (
        <dl className={classes.cardLines}>
          {lines.map((column) => (
            <div key={column.id}>
              <dt>{column.header}</dt>
              <dd>{column.cell(row)}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
