import { Unknown } from '../figures/unknown.tsx';
import { columnsOf, type TrendData } from './trend.ts';
import classes from './trend-chart.module.css';

interface TrendTableProps {
  data: TrendData;
  unit: string;
  format: (value: number) => string;
  label: string;
  height: number;
}

/** The figures of a chart, newest first. */
export function TrendTable({ data, unit, format, label, height }: TrendTableProps) {
  const columns = columnsOf(data);
  return (
    <div className={classes.tableFrame} style={{ height }} tabIndex={0} role="region" aria-label={`${label}, table`}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{unit}</th>
            {columns.map((column) => (
              <th key={column.label} scope="col">
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.labels
            .map((day, index) => (
              <tr key={`${day}${index}`}>
                <th scope="row">{day}</th>
                {columns.map((column) => {
                  const value = column.values[index] ?? null;
                  return <td key={column.label}>{value === null ? <Unknown reason="Not known" /> : format(value)}</td>;
                })}
              </tr>
            ))
            .toReversed()}
        </tbody>
      </table>
    </div>
  );
}
