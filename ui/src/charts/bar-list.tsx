import type { ReactNode } from 'react';
import { AppLink } from '../page/app-link.tsx';
import { seriesColour } from '../tokens/series.ts';
import classes from './bar-list.module.css';

export interface Bar {
  id: string;
  label: string;
  /** Length of the bar; zero-based. */
  value: number;
  /** The value in words: usually <Money> or <Num>. */
  shown: ReactNode;
  /** Quieter, behind the value: share, drop-off. */
  aside?: ReactNode;
  href?: string;
  /** A series name for things that have a colour of their own. */
  series?: string;
}

interface BarListProps {
  bars: Bar[];
  label: string;
  /** What a full bar stands for: 1 for shares, 100 for scores. The longest bar is full unless told. */
  max?: number;
}

/** Things compared by length, longest first if the caller says so; also funnels, with the drop-off as `aside`. */
export function BarList({ bars, label, max }: BarListProps) {
  const longest = max ?? Math.max(...bars.map((bar) => bar.value), 0);
  return (
    <ul className={classes.list} aria-label={label}>
      {bars.map((bar) => (
        <li key={bar.id} className={classes.row}>
          <div className={classes.words}>
            <span className={classes.label}>
              {bar.href ? (
                <AppLink href={bar.href} c="inherit" fz="sm">
                  {bar.label}
                </AppLink>
              ) : (
                bar.label
              )}
            </span>
            <span className={classes.value}>
              {bar.shown}
              {bar.aside && <span className={classes.aside}>{bar.aside}</span>}
            </span>
          </div>
          <div className={classes.track} aria-hidden>
            <div
              className={classes.bar}
              style={{
                width: longest > 0 ? `${Math.min(1, Math.max(0, bar.value) / longest) * 100}%` : 0,
                background: seriesColour(bar.series ?? 'email'),
              }}
            />
          </div>
        </li>
      ))}
    </ul>
  );
}
