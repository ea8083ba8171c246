import type { ReactNode } from 'react';
import { heatStep } from '../tokens/heat.ts';
import classes from './heatmap.module.css';

export interface HeatRow {
  id: string;
  label: string;
  /** Between label and cells: a size, for example. */
  aside?: ReactNode;
  /** 0 to 1 after dividing by `full`; null leaves the cell empty: not yet known. */
  values: readonly (number | null)[];
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
}

/** A cohort table: a real table, so that it can be read aloud, copied and scrolled with its first column in place. */
export function Heatmap({ label, rowTitle, asideTitle, columns, rows, format, full }: HeatmapProps) {
  const largest = full ?? Math.max(...rows.flatMap((row) => row.values.filter((value) => value !== null)), 0);
  const withAside = asideTitle !== undefined;
  return (
    <div className={classes.frame} tabIndex={0} role="region" aria-label={label}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" className={classes.rowLabel}>
              {rowTitle}
            </th>
            {withAside && <th scope="col">{asideTitle}</th>}
            {columns.map((column) => (
              <th key={column} scope="col" className={classes.column}>
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
              {columns.map((column, index) => {
                const value = row.values[index] ?? null;
                if (value === null) return <td key={column} />;
                const step = heatStep(largest > 0 ? value / largest : 0);
                return (
                  <td
                    key={column}
                    className={classes.cell}
                    style={{ background: `var(--heat-${step})`, color: `var(--heat-${step}-text)` }}
                  >
                    {format(value)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
