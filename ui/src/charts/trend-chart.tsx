import { Skeleton } from '@mantine/core';
import { lazy, Suspense, type ReactNode } from 'react';
import { useUi } from '../ui-provider.tsx';
import { ChartFrame } from './chart-frame.tsx';
import { figureFormats, type Figure } from './figure.ts';
import { columnsOf, type TrendData, type TrendKind } from './trend.ts';
import { TrendTable } from './trend-table.tsx';
import classes from './trend-chart.module.css';

const TrendCanvas = lazy(() => import('./trend-canvas.tsx').then((module) => ({ default: module.TrendCanvas })));

interface TrendChartProps extends TrendData {
  /** Says what it shows: "Attributed revenue by channel". */
  title: string;
  description?: ReactNode;
  kind?: TrendKind;
  /** Series add up to a whole. */
  stacked?: boolean;
  /** What the values are: plain numbers, shares of one, or money in minor units of `currency`. */
  figure?: Figure;
  /** ISO 4217; the workspace's unless told. */
  currency?: string;
  /** What the labels stand for in the file, where a day needs its year: `2026-11-22`. */
  moments?: readonly string[];
  /** What the labels are, for table and CSV: "Day". */
  unit?: string;
  height?: number;
  actions?: ReactNode;
}

/** A course over time, with its table and its CSV behind it. The drawing library loads when one is first shown. */
export function TrendChart(props: TrendChartProps) {
  const { title, description, kind = 'line', stacked = false, height = 260, unit = 'Day', actions } = props;
  const ui = useUi();
  const { format, formatAxis, inFile } = figureFormats(
    props.figure ?? 'number',
    ui.locale,
    props.currency ?? ui.currency,
  );
  const data: TrendData = {
    labels: props.labels,
    series: props.series,
    comparison: props.comparison,
    band: props.band,
  };
  const columns = columnsOf(data);
  const filed = (value: number | null | undefined): number | null => (value == null ? null : inFile(value));
  return (
    <ChartFrame
      title={title}
      description={description}
      actions={actions}
      columns={[unit, ...columns.map(({ label }) => label)]}
      rows={data.labels.map((label, i) => [
        props.moments?.[i] ?? label,
        ...columns.map(({ values }) => filed(values[i])),
      ])}
      format={format}
      table={<TrendTable data={data} unit={unit} format={format} label={title} height={height} />}
    >
      <div className={classes.area} style={{ minHeight: height }}>
        <Suspense fallback={<Skeleton height={height} />}>
          <TrendCanvas
            data={data}
            kind={kind}
            stacked={stacked}
            height={height}
            format={format}
            formatAxis={formatAxis}
            label={title}
          />
        </Suspense>
      </div>
    </ChartFrame>
  );
}
