import { Button, CloseButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatNumber } from '../formats/number.ts';
import { useUi } from '../ui-provider.tsx';
import { loadedState, nothingSelected, selectedCount, type Selection } from './selection.ts';
import classes from './data-table.module.css';

interface BulkBarProps {
  selection: Selection;
  total: number;
  ids: readonly string[];
  label: string;
  onSelection: (selection: Selection) => void;
  children: ReactNode;
}

/** What can be done with the chosen rows; there only while some are chosen. */
export function BulkBar({ selection, total, ids, label, onSelection, children }: BulkBarProps) {
  const { locale } = useUi();
  const count = selectedCount(selection, total);
  if (count === 0) return null;
  const more = selection.kind === 'some' && loadedState(selection, ids) === 'all' && total > ids.length;
  return (
    <div className={classes.bulk} role="toolbar" aria-label={`Actions on selected ${label}`}>
      <strong>{formatNumber(count, { locale })} selected</strong>
      {more && (
        <Button size="compact-sm" variant="subtle" onClick={() => onSelection({ kind: 'all' })}>
          Select all {formatNumber(total, { locale })} {label}
        </Button>
      )}
      <span className={classes.bulkActions}>{children}</span>
      <CloseButton size={28} onClick={() => onSelection(nothingSelected)} aria-label="Clear selection" />
    </div>
  );
}
