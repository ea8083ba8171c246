import { ActionIcon, Tooltip } from '@mantine/core';
import { ChartLine, Download, Table2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Section } from '../page/section.tsx';
import { download, toCsv } from './csv.ts';
import classes from './trend-chart.module.css';

interface ChartFrameProps {
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
  /** Headings and rows: shown as a table on demand, and the CSV. */
  columns: readonly string[];
  rows: readonly (readonly (string | number | null)[])[];
  /** How a figure of the table is written; its column counts from 0. */
  format: (value: number, column: number) => string;
  children: ReactNode;
}

/** A card around a drawing, with its table and its CSV behind it. */
export function ChartFrame({ title, description, actions, columns, rows, format, children }: ChartFrameProps) {
  const [asTable, setAsTable] = useState(false);
  return (
    <Section
      title={title}
      description={description}
      actions={
        <>
          {actions}
          <Tooltip label={asTable ? 'Show as chart' : 'Show as table'}>
            <ActionIcon
              size={28}
              onClick={() => setAsTable(!asTable)}
              aria-label={`Show ${title} as ${asTable ? 'chart' : 'table'}`}
            >
              {asTable ? <ChartLine size={16} /> : <Table2 size={16} />}
            </ActionIcon>
          </Tooltip>
          <Tooltip label="Download CSV">
            <ActionIcon
              size={28}
              onClick={() => download(`${title}.csv`, toCsv([columns, ...rows]))}
              aria-label={`Download ${title} as CSV`}
            >
              <Download size={16} />
            </ActionIcon>
          </Tooltip>
        </>
      }
    >
      {asTable ? (
        <div className={classes.tableFrame} tabIndex={0} role="region" aria-label={`${title}, table`}>
          <table className={classes.table}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <tr key={index}>
                  {row.map((cell, column) =>
                    column === 0 ? (
                      <th key={column} scope="row">
                        {shown(cell, column, format)}
                      </th>
                    ) : (
                      <td key={column}>{shown(cell, column, format)}</td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        children
      )}
    </Section>
  );
}

const shown = (cell: string | number | null, column: number, format: ChartFrameProps['format']): string =>
  cell === null ? '–' : typeof cell === 'number' ? format(cell, column) : cell;
