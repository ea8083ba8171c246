import { type ReactNode } from 'react';
import { formatNumber, formatPercent } from '../formats/number.ts';
import { useUi } from '../ui-provider.tsx';
import { ChartFrame } from './chart-frame.tsx';
import classes from './reliability.module.css';

export interface ReliabilityGroup {
  /** Mean predicted probability of the group, and the share of it where it happened. */
  predicted: number;
  actual: number;
  /** People in the group. */
  n: number;
}

interface ReliabilityProps {
  title: string;
  description?: ReactNode;
  groups: readonly ReliabilityGroup[];
}

const size = 280;
const margin = { left: 40, bottom: 34, top: 8, right: 22 };
const inner = { width: size - margin.left - margin.right, height: size - margin.top - margin.bottom };
const x = (share: number): number => margin.left + share * inner.width;
const y = (share: number): number => margin.top + (1 - share) * inner.height;

/** Do probabilities come true? Points on the diagonal: of those told 30 %, it happened to 30 %. Whiskers: 95 % by chance. */
export function Reliability({ title, description, groups }: ReliabilityProps) {
  const { locale } = useUi();
  const percent = (share: number, digits = 0): string => formatPercent(share, { locale, digits });
  const people = groups.reduce((sum, { n }) => sum + n, 0);
  const off =
    groups.reduce((sum, { predicted, actual, n }) => sum + n * Math.abs(predicted - actual), 0) / Math.max(1, people);
  return (
    <ChartFrame
      title={title}
      description={
        description ?? `On average ${percent(off, 1)} apart, over ${formatNumber(people, { locale })} people.`
      }
      columns={['Group', 'Predicted', 'Actual', 'People']}
      rows={groups.map(({ predicted, actual, n }, i) => [`${i + 1}`, predicted, actual, n])}
      format={(value, column) => (column === 3 ? formatNumber(value, { locale }) : percent(value, 1))}
    >
      <svg
        viewBox={`0 0 ${size} ${size}`}
        className={classes.chart}
        role="img"
        aria-label={`${title}: predicted against actual share of ${groups.length} groups, on average ${percent(off, 1)} apart; the table holds the figures`}
      >
        {[0, 0.25, 0.5, 0.75, 1].map((share) => (
          <g key={share}>
            <line x1={x(0)} x2={x(1)} y1={y(share)} y2={y(share)} className={classes.grid} />
            <text x={margin.left - 6} y={y(share) + 4} textAnchor="end">
              {percent(share)}
            </text>
            <text x={x(share)} y={size - margin.bottom + 16} textAnchor="middle">
              {percent(share)}
            </text>
          </g>
        ))}
        <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} className={classes.diagonal} />
        <polyline
          points={groups.map(({ predicted, actual }) => `${x(predicted)},${y(actual)}`).join(' ')}
          className={classes.line}
        />
        {groups.map(({ predicted, actual, n }, i) => {
          const chance = 1.96 * Math.sqrt((actual * (1 - actual)) / Math.max(1, n));
          return (
            <g key={i}>
              <line
                x1={x(predicted)}
                x2={x(predicted)}
                y1={y(Math.max(0, actual - chance))}
                y2={y(Math.min(1, actual + chance))}
                className={classes.whisker}
              />
              <circle cx={x(predicted)} cy={y(actual)} r={4} className={classes.point} />
            </g>
          );
        })}
        <text x={x(0.5)} y={size - 2} textAnchor="middle">
          Predicted
        </text>
      </svg>
    </ChartFrame>
  );
}
