import type { ReactNode } from 'react';
import { Sparkline } from '../charts/sparkline.tsx';
import { AppLink } from './app-link.tsx';
import classes from './stat-tile.module.css';

interface StatTileProps {
  label: string;
  value: ReactNode;
  /** Usually a <Delta>. */
  delta?: ReactNode;
  /** The course of the figure, oldest first. */
  trend?: readonly (number | null)[];
  /** How the figure is counted, on hover of its name. */
  why?: string;
  /** Where its details are. */
  href?: string;
  tone?: 'accent' | 'bad';
}

/** Tiles side by side, as many as there is room for. */
export const StatTiles = ({ children }: { children: ReactNode }) => <div className={classes.tiles}>{children}</div>;

/** One figure: its name, its value, how it compares, its course. At most four stand side by side. */
export function StatTile({ label, value, delta, trend, why, href, tone = 'accent' }: StatTileProps) {
  return (
    <div className={classes.tile} data-link={href ? true : undefined}>
      <div className={classes.label} data-tip={why} data-why={why ? true : undefined} tabIndex={why ? 0 : undefined}>
        {href ? (
          <AppLink href={href} c="inherit" fz="sm" className={classes.link}>
            {label}
          </AppLink>
        ) : (
          label
        )}
      </div>
      <div className={classes.line}>
        <div className={classes.value}>{value}</div>
        {trend && trend.length > 1 && (
          <div>
            <Sparkline values={trend} tone={tone} width={88} height={32} />
          </div>
        )}
      </div>
      {delta && <div>{delta}</div>}
    </div>
  );
}
