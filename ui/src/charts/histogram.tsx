import { type ReactNode } from 'react';
import { formatNumber } from '../formats/number.ts';
import { seriesColour } from '../tokens/series.ts';
import { useUi } from '../ui-provider.tsx';
import { Legend } from './chart-keys.tsx';
import { ChartFrame } from './chart-frame.tsx';
import { roundAxis } from './scale.ts';
import classes from './histogram.module.css';

export interface HistogramBin {
  /** "€20 to €40" */
  label: string;
  /** How many, in the order of `series`. */
  counts: readonly number[];
}

interface HistogramProps {
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
  /** What the bins are of, for table and CSV: "Lifetime value". */
  unit: string;
  series: readonly { name: string; label: string }[];
  bins: readonly HistogramBin[];
  /** Under the first, middle and last bin. */
  ends: readonly [string, string, string];
}

/**
 * How many fall into each bin, one or two series side by side. The axis is of square roots, so that a few in the tail can
 * still be seen beside thousands; its figures say what they are.
 */
export function Histogram({ title, description, actions, unit, series, bins, ends }: HistogramProps) {
  const { locale } = useUi();
  const words = (value: number): string => formatNumber(value, { locale });
  const most = Math.max(1, ...bins.flatMap(({ counts }) => counts));
  const ticks = roundAxis([most], 4).ticks.filter((tick) => tick > 0 && tick <= most);
  const height = (count: number): string => `${Math.sqrt(count / most) * 100}%`;
  return (
    <ChartFrame
      title={title}
      description={description}
      actions={actions}
      columns={[unit, ...series.map(({ label }) => label)]}
      rows={bins.map(({ label, counts }) => [label, ...counts])}
      format={words}
    >
      {series.length > 1 && (
        <Legend keys={series.map(({ name, label }) => ({ id: name, label, colour: seriesColour(name) }))} />
      )}
      <div
        className={classes.plot}
        role="img"
        aria-label={`${title}: bars of ${bins.length} bins; the table holds the figures`}
      >
        {ticks.map((tick) => (
          <div key={tick} className={classes.tick} style={{ bottom: height(tick) }}>
            <span>{formatNumber(tick, { locale, compact: true })}</span>
          </div>
        ))}
        <div className={classes.bars}>
          {bins.map(({ label, counts }, i) => (
            <div
              // Ends that are rounded for reading may be the same twice.
              key={i}
              className={classes.bin}
              data-tip={`${label}: ${series.map((one, j) => `${words(counts[j] ?? 0)} ${one.label.toLowerCase()}`).join(', ')}`}
            >
              {series.map(({ name }, j) => (
                <div
                  key={name}
                  className={classes.bar}
                  style={{ height: height(counts[j] ?? 0), background: seriesColour(name) }}
                />
              ))}
            </div>
          ))}
        </div>
      </div>
      <div className={classes.ends} aria-hidden>
        {ends.map((end, i) => (
          <span key={i}>{end}</span>
        ))}
      </div>
    </ChartFrame>
  );
}
