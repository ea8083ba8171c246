import { ActionIcon, Skeleton, Tooltip } from '@mantine/core';
import { ChartLine, Download, Table2 } from 'lucide-react';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { Section } from '../page/section.tsx';
import { useUi } from '../ui-provider.tsx';
import { download, toCsv } from './csv.ts';
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
  /** What the labels are, for table and CSV: "Day". */
  unit?: string;
  height?: number;
  actions?: ReactNode;
}

/** A course over time, with its table and its CSV behind it. The drawing library loads when one is first shown. */
export function TrendChart(props: TrendChartProps) {
  const { title, description, kind = 'line', stacked = false, height = 260, unit = 'Day', actions } = props;
  const ui = useUi();
  const { format, formatAxis } = figureFormats(props.figure ?? 'number', ui.locale, props.currency ?? ui.currency);
  const [asTable, setAsTable] = useState(false);
  const data: TrendData = {
    labels: props.labels,
    series: props.series,
    comparison: props.comparison,
    band: props.band,
  };
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
              onClick={() => download(`${title}.csv`, toCsv(trendRows(data, unit)))}
              aria-label={`Download ${title} as CSV`}
            >
              <Download size={16} />
            </ActionIcon>
          </Tooltip>
        </>
      }
    >
      <div className={classes.area} style={{ minHeight: height }}>
        {asTable ? (
          <TrendTable data={data} unit={unit} format={format} label={title} height={height} />
        ) : (
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
        )}
      </div>
    </Section>
  );
}

function trendRows(data: TrendData, unit: string): (string | number | null)[][] {
  const columns = columnsOf(data);
  return [
    [unit, ...columns.map((column) => column.label)],
    ...data.labels.map((label, index) => [label, ...columns.map((column) => column.values[index] ?? null)]),
  ];
}
