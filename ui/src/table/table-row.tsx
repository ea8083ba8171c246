import { Checkbox } from '@mantine/core';
import type { MouseEvent } from 'react';
import { opensElsewhere, useLinkProps } from '../page/app-link.tsx';
import { useUi } from '../ui-provider.tsx';
import type { TableView } from './table-view.ts';
import classes from './data-table.module.css';

interface TableRowProps<Row> {
  row: Row;
  index: number;
  view: TableView<Row>;
}

/** The first cell holds the real link; a click anywhere else on the row follows it. */
export function TableRow<Row>({ row, index, view }: TableRowProps<Row>) {
  const { navigate } = useUi();
  const id = view.rowId(row);
  const href = view.rowHref?.(row);
  const selected = view.isSelected(id);

  const open = (event: MouseEvent) => {
    if (!href || isControl(event.target) || window.getSelection()?.toString()) return;
    if (opensElsewhere(event)) window.open(href, '_blank', 'noopener');
    else navigate(href);
  };

  return (
    <tr
      className={classes.row}
      style={{ height: view.rowHeight }}
      aria-rowindex={index + 2}
      aria-selected={view.selectable ? selected : undefined}
      data-index={index}
      data-link={href ? true : undefined}
      onClick={open}
    >
      {view.selectable && (
        <td className={classes.select}>
          <Checkbox
            aria-label="Select this row"
            checked={selected}
            onChange={(event) => view.onTurn(id, (event.nativeEvent as globalThis.MouseEvent).shiftKey === true)}
          />
        </td>
      )}
      {view.columns.map((column, position) => (
        <td key={column.id} data-align={column.align}>
          {position === 0 && href ? <RowLink href={href}>{column.cell(row)}</RowLink> : column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

const isControl = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('a, button, input, label, select, [role="menuitem"]') !== null;

function RowLink({ href, children }: { href: string; children: React.ReactNode }) {
  return (
    <a className={classes.rowLink} data-row-link {...useLinkProps(href)}>
      {children}
    </a>
  );
}
