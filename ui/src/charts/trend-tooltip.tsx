import { Swatch, type ChartKey } from './chart-keys.tsx';
import classes from './trend-chart.module.css';

interface TrendTooltipProps {
  title: string;
  keys: ChartKey[];
  /** One row of the chart: a value per key id. */
  values: Record<string, unknown> | undefined;
  format: (value: number) => string;
  withTotal: boolean;
}

export function TrendTooltip({ title, keys, values, format, withTotal }: TrendTooltipProps) {
  if (!values) return null;
  const known = keys.map((key) => ({ key, value: values[key.id] }));
  const total = known.reduce((sum, { value }) => sum + (typeof value === 'number' ? value : 0), 0);
  return (
    <div className={classes.tooltip}>
      <div className={classes.tooltipTitle}>{title}</div>
      {known.map(({ key, value }) => (
        <div key={key.id} className={classes.tooltipRow}>
          <Swatch colour={key.colour} dotted={key.dotted} />
          <span>{key.label}</span>
          <span>{written(value, format)}</span>
        </div>
      ))}
      {withTotal && (
        <div className={`${classes.tooltipRow} ${classes.total}`}>
          <span />
          <span>Total</span>
          <span>{format(total)}</span>
        </div>
      )}
    </div>
  );
}

/** A value, or an interval as its two ends. */
function written(value: unknown, format: (value: number) => string): string {
  if (typeof value === 'number') return format(value);
  if (!Array.isArray(value)) return '–';
  return value.map((end) => (typeof end === 'number' ? format(end) : '–')).join(' to ');
}
