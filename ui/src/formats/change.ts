import { formatNumber, formatPercent } from './number.ts';

/** How a figure compares with an earlier one; `unknown` says why there is no answer. */
export type Change =
  { kind: 'known'; direction: 'up' | 'down' | 'same'; size: number } | { kind: 'unknown'; reason: string };

const direction = (difference: number): 'up' | 'down' | 'same' =>
  difference > 0 ? 'up' : difference < 0 ? 'down' : 'same';

/** Relative change: from 80 to 100 is +0.25. Unknown when either side is, or when the earlier one is zero. */
export function relativeChange(current: number | null, previous: number | null): Change {
  if (current === null) return { kind: 'unknown', reason: 'This figure is not known yet' };
  if (previous === null) return { kind: 'unknown', reason: 'The earlier figure is not known' };
  if (previous === 0) {
    return current === 0
      ? { kind: 'known', direction: 'same', size: 0 }
      : { kind: 'unknown', reason: 'It was zero before, so there is no percentage' };
  }
  const size = (current - previous) / Math.abs(previous);
  return { kind: 'known', direction: direction(size), size };
}

/** Change of a share in points: from 0.30 to 0.342 is +0.042. */
export function pointChange(current: number | null, previous: number | null): Change {
  if (current === null) return { kind: 'unknown', reason: 'This figure is not known yet' };
  if (previous === null) return { kind: 'unknown', reason: 'The earlier figure is not known' };
  const size = current - previous;
  return { kind: 'known', direction: direction(size), size };
}

/** "12.4%" or "1.3 pts", without a sign: the arrow carries it. */
export function formatChange(size: number, unit: 'ratio' | 'points', locale: string): string {
  const absolute = Math.abs(size);
  return unit === 'ratio'
    ? formatPercent(absolute, { locale })
    : `${formatNumber(Math.round(absolute * 1000) / 10, { locale })} pts`;
}
