import { sparkPaths } from './spark-path.ts';

interface SparklineProps {
  /** Oldest first; null leaves a gap. */
  values: readonly (number | null)[];
  width?: number;
  height?: number;
  tone?: 'accent' | 'good' | 'bad' | 'muted';
  /** For screen readers; without it the line is decoration beside a figure that says the same. */
  label?: string;
}

const colours = {
  accent: 'var(--series-email)',
  good: 'var(--good)',
  bad: 'var(--bad)',
  muted: 'var(--muted)',
};

export function Sparkline({ values, width = 96, height = 28, tone = 'accent', label }: SparklineProps) {
  const { lines, areas, last } = sparkPaths(values, width, height);
  const colour = colours[tone];
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      style={{ flexShrink: 0, display: 'block', color: colour }}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      {areas.map((path) => (
        <path key={path} d={path} fill="currentColor" opacity={0.1} />
      ))}
      {lines.map((path) => (
        <path key={path} d={path} fill="none" stroke="currentColor" strokeWidth={1.5} strokeLinejoin="round" />
      ))}
      {last && <circle cx={last.x} cy={last.y} r={2} fill="currentColor" />}
    </svg>
  );
}
