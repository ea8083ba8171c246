import { VisuallyHidden } from '@mantine/core';
import type { CSSProperties, ReactNode } from 'react';
import { heatStep } from '../tokens/heat.ts';
import classes from './heatmap.module.css';

export interface HeatRow {
  id: string;
  label: string;
  /** Between label and cells: a size, for example. */
  aside?: ReactNode;
  /** 0 to 1 after dividing by `full`; null leaves the cell empty: not yet known. */
  values: readonly (number | null)[];
  /** What is to be known of a cell beside its value, on hover and for screen readers; the place of the value. */
  notes?: readonly (HeatNote | null)[];
}

export interface HeatNote {
  text: string;
  /** part: the value speaks for some only; waiting: it will be known. */
  mark?: 'part' | 'waiting';
}

interface HeatmapProps {
  label: string;
  /** Over the row labels: "First order in". */
  rowTitle: string;
  asideTitle?: string;
  columns: readonly string[];
  rows: readonly HeatRow[];
  format: (value: number) => string;
  /** The value that takes the darkest colour; the largest one unless told. */
  full?: number;
  /** Names of things rather than months: they break into lines. */
  wordy?: boolean;
  /** Given: a cell with a value can be pressed. */
  onCell?: (row: HeatRow, column: number) => void;
}

/** A cohort table: a real table, so that it can be read aloud, copied and scrolled with its first column in place. */
export function Heatmap(props: HeatmapProps) {
  const { label, rowTitle, asideTitle, columns, rows, full, wordy } = props;
  const largest = full ?? Math.max(...rows.flatMap((row) => row.values.filter((value) => value !== null)), 0);
  const withAside = asideTitle !== undefined;
  return (
    <div className={classes.frame} tabIndex={0} role="region" aria-label={label}>
      <table className={classes.table} data-wordy={wordy || undefined}>
        <thead>
          <tr>
            <th scope="col" className={classes.rowLabel}>
              {rowTitle}
            </th>
            {withAside && <th scope="col">{asideTitle}</th>}
            {columns.map((column, index) => (
              <th key={index} scope="col" className={classes.column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className={classes.rowLabel}>
                {row.label}
              </th>
              {withAside && <td className={classes.aside}>{row.aside}</td>}
              {columns.map((_, index) => (
                <HeatCell key={index} {...props} row={row} index={index} largest={largest} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function HeatCell({
  row,
  index,
  largest,
  columns,
  format,
  onCell,
}: HeatmapProps & { row: HeatRow; index: number; largest: number }) {
  const value = row.values[index] ?? null;
  const note = row.notes?.[index] ?? null;
  const spoken = note && <VisuallyHidden>{` ${note.text}`}</VisuallyHidden>;
  if (value === null) {
    return note ? (
      <td className={classes.waiting} data-tip={note.text}>
        {spoken}
      </td>
    ) : (
      <td />
    );
  }
  const step = heatStep(largest > 0 ? Math.max(0, value) / largest : 0);
  const colours: CSSProperties = { background: `var(--heat-${step})`, color: `var(--heat-${step}-text)` };
  const shown = (
    <>
      {format(value)}
      {spoken}
    </>
  );
  const marks = { 'data-tip': note?.text, 'data-mark': note?.mark };
  if (!onCell)
    return (
      <td className={classes.cell} style={colours} {...marks}>
        {shown}
      </td>
    );
  return (
    <td className={classes.holder}>
      <button
        type="button"
        className={classes.press}
        style={colours}
        aria-label={`${row.label}, ${columns[index] ?? ''}: ${format(value)}${note ? `. ${note.text}` : ''}`}
        onClick={() => onCell(row, index)}
        {...marks}
      >
        {format(value)}
      </button>
    </td>
  );
}
