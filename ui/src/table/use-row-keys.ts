import { useHotkeys } from '@mantine/hooks';
import { useCallback, type KeyboardEvent, type RefObject } from 'react';
import type { TableView } from './table-view.ts';

/**
 * j and k (and the arrows once inside) move the focus from row to row, Enter follows the row's link by itself because
 * the focus is on it, x turns the row's selection.
 */
export function useRowKeys<Row>(
  view: TableView<Row>,
  frame: RefObject<HTMLElement | null>,
  scrollTo: (index: number) => void,
) {
  const move = useCallback(
    (step: number) => {
      const index = focusedIndex(frame.current);
      const next = index === undefined ? 0 : Math.min(view.rows.length - 1, Math.max(0, index + step));
      scrollTo(next);
      requestAnimationFrame(() => focusRow(frame.current, next));
    },
    [frame, scrollTo, view.rows.length],
  );

  const turn = () => {
    const index = focusedIndex(frame.current);
    const row = index === undefined ? undefined : view.rows[index];
    if (row !== undefined && view.selectable) view.onTurn(view.rowId(row), false);
  };

  useHotkeys([
    ['j', () => move(1)],
    ['k', () => move(-1)],
    ['x', turn],
  ]);

  return {
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      if (focusedIndex(frame.current) === undefined) return;
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    },
  };
}

function focusedIndex(frame: HTMLElement | null): number | undefined {
  const focused = document.activeElement;
  if (!frame || !focused || !frame.contains(focused)) return undefined;
  const index = focused.closest<HTMLElement>('[data-index]')?.dataset['index'];
  return index === undefined ? undefined : Number(index);
}

function focusRow(frame: HTMLElement | null, index: number): void {
  const row = frame?.querySelector<HTMLElement>(`[data-index="${index}"]`);
  const target =
    row?.querySelector<HTMLElement>('[data-row-link]') ?? row?.querySelector<HTMLElement>('input, button, a');
  target?.focus({ preventScroll: true });
}
