import '@mantine/charts/styles.css';
import { CompositeChart, type CompositeChartSeries } from '@mantine/charts';
import { useElementSize } from '@mantine/hooks';
import { seriesColour } from '../tokens/series.ts';
import { EndLabels, Legend, type ChartKey } from './chart-keys.tsx';
import { roundAxis, stack } from './scale.ts';
import { TrendTooltip } from './trend-tooltip.tsx';
import type { Band, TrendData, TrendKind } from './trend.ts';
import classes from './trend-chart.module.css';

interface TrendCanvasProps {
  data: TrendData;
  kind: TrendKind;
  stacked: boolean;
  height: number;
  format: (value: number) => string;
  formatAxis: (value: number) => string;
  label: string;
}

const axisHeight = 30;
const topMargin = 8;
const labelWidth = 104;

/** The drawing itself, in a chunk of its own. */
export function TrendCanvas({ data, kind, stacked, height, format, formatAxis, label }: TrendCanvasProps) {
  const { ref, width } = useElementSize();
  const { labels, series, comparison, band } = data;
  const keys: ChartKey[] = series.map((one, index) => ({
    id: `s${index}`,
    label: one.label,
    colour: one.colour ?? seriesColour(one.name, index),
  }));
  const comparisonKey: ChartKey | undefined = comparison && {
    id: 'comparison',
    label: comparison.label,
    colour: 'var(--muted)',
    dotted: true,
  };
  const bandKey: ChartKey | undefined = band && {
    id: 'band',
    label: band.label,
    colour: keys[band.of ?? 0]?.colour ?? 'var(--muted)',
  };
  const drawn = stacked ? stack(series.map((one) => one.values)) : series.map((one) => one.values);
  const axis = roundAxis([...drawn.flat(), ...(comparison?.values ?? []), ...(band?.low ?? []), ...(band?.high ?? [])]);
  const direct = !band && keys.length > 1 && keys.length <= 6 && width >= 460;
  const plotHeight = height - axisHeight - topMargin;
  const yOf = (value: number) => topMargin + ((axis.max - value) / (axis.max - axis.min)) * plotHeight;

  const rows = labels.map((day, index) => ({
    day,
    ...Object.fromEntries(keys.map((key, at) => [key.id, series[at]?.values[index] ?? null])),
    comparison: comparison?.values[index] ?? null,
    band: boundsAt(band, index),
  }));
  const shapes: CompositeChartSeries[] = bandKey
    ? [{ name: 'band', label: bandKey.label, color: bandKey.colour, type: 'area' }]
    : [];
  shapes.push(
    ...keys.map((key): CompositeChartSeries => ({
      name: key.id,
      label: key.label,
      color: key.colour,
      type: kind === 'bars' ? 'bar' : kind,
    })),
  );
  if (comparisonKey) {
    shapes.push({
      name: 'comparison',
      label: comparisonKey.label,
      color: comparisonKey.colour,
      type: 'line',
      strokeDasharray: '2 4',
    });
  }

  const shown = [...keys, ...(bandKey ? [bandKey] : []), ...(comparisonKey ? [comparisonKey] : [])];
  return (
    <div ref={ref} className={classes.canvas}>
      {!direct && shown.length > 1 && <Legend keys={shown} />}
      <div
        style={{ position: 'relative' }}
        role="img"
        aria-label={`${label}, chart. The table shows the same figures.`}
      >
        <CompositeChart
          h={height}
          data={rows}
          dataKey="day"
          series={shapes}
          accessibilityLayer={false}
          withDots={labels.length === 1}
          connectNulls={false}
          curveType="linear"
          strokeWidth={1.75}
          gridAxis="x"
          strokeDasharray="0"
          tickLine="none"
          textColor="var(--muted)"
          gridColor="var(--line)"
          maxBarWidth={32}
          areaProps={(one) =>
            one.name === 'band'
              ? { strokeWidth: 0, fillOpacity: 0.16, activeDot: false }
              : stacked
                ? { stackId: 'all', fillOpacity: 0.22 }
                : { fillOpacity: 0.1 }
          }
          barProps={{ ...(stacked ? { stackId: 'all' } : {}), radius: stacked ? 0 : 3 }}
          composedChartProps={{ margin: { top: topMargin, right: direct ? labelWidth + 12 : 8, bottom: 0, left: 0 } }}
          xAxisProps={{ height: axisHeight, minTickGap: 40, interval: 'preserveStartEnd' }}
          yAxisProps={{ width: 56, domain: [axis.min, axis.max], ticks: axis.ticks, tickFormatter: formatAxis }}
          tooltipProps={{
            content: ({ label: day, payload }) => (
              <TrendTooltip
                title={String(day ?? '')}
                keys={shown}
                values={payload?.[0]?.payload}
                format={format}
                withTotal={stacked}
              />
            ),
          }}
        />
        {direct && (
          <EndLabels
            keys={keys}
            wanted={keys.map((_, at) => endOf(drawn, at, stacked, yOf))}
            height={topMargin + plotHeight}
            width={labelWidth}
          />
        )}
      </div>
    </div>
  );
}

const boundsAt = (band: Band | undefined, index: number): [number, number] | null => {
  const [low, high] = [band?.low[index] ?? null, band?.high[index] ?? null];
  return low === null || high === null ? null : [low, high];
};

/** Where a series ends: at its last value, or in the middle of its band when stacked. */
function endOf(
  drawn: readonly (readonly (number | null)[])[],
  at: number,
  stacked: boolean,
  yOf: (value: number) => number,
): number {
  const last = (index: number) => drawn[index]?.findLast((value) => value !== null) ?? 0;
  return stacked && at > 0 ? yOf((last(at) + last(at - 1)) / 2) : stacked ? yOf(last(at) / 2) : yOf(last(at));
}
