import { ActionIcon, Tooltip } from '@mantine/core';
import { ChartLine, Table2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Section } from '../page/section.tsx';
import { CsvButton } from './csv-button.tsx';
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
  /** Shown instead of the plain table of these rows. */
  table?: ReactNode;
  children: ReactNode;
}

/** A card around a drawing, with its table and its CSV behind it. */
export function ChartFrame({ title, description, actions, columns, rows, format, table, children }: ChartFrameProps) {
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
          <CsvButton title={title} rows={() => [columns, ...rows]} />
        </>
      }
    >
      {asTable ? (table ?? <FrameTable title={title} columns={columns} rows={rows} format={format} />) : children}
    </Section>
  );
}

function FrameTable({ title, columns, rows, format }: Pick<ChartFrameProps, 'title' | 'columns' | 'rows' | 'format'>) {
  return (
    <div className={classes.tableFrame} tabIndex={0} role="region" aria-label={`${title}, table`}>
      <table className={classes.table}>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={column} scope="col" data-words={typeof rows[0]?.[index] === 'string' || undefined}>
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
                  <td key={column} data-words={typeof cell === 'string' || undefined}>
                    {shown(cell, column, format)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const shown = (cell: string | number | null, column: number, format: ChartFrameProps['format']): string =>
  cell === null ? '–' : typeof cell === 'number' ? format(cell, column) : cell;
