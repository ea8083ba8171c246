import type { CSSProperties } from 'react';
import { spreadLabels } from './scale.ts';
import classes from './trend-chart.module.css';

export interface ChartKey {
  id: string;
  label: string;
  colour: string;
  dotted?: boolean;
}

/** The short stroke in the colour of a series. */
export const Swatch = ({ colour, dotted }: { colour: string; dotted?: boolean }) => (
  <span
    className={classes.swatch}
    data-dotted={dotted || undefined}
    style={{ '--key-colour': colour } as CSSProperties}
    aria-hidden
  />
);

export const Legend = ({ keys }: { keys: ChartKey[] }) => (
  <div className={classes.legend}>
    {keys.map((key) => (
      <span key={key.id} className={classes.key}>
        <Swatch colour={key.colour} dotted={key.dotted} />
        {key.label}
      </span>
    ))}
  </div>
);

interface EndLabelsProps {
  keys: ChartKey[];
  /** Where each series ends, in px from the top. */
  wanted: number[];
  height: number;
  width: number;
}

/** Names the series where they end, so that nobody has to match colours with a legend. */
export function EndLabels({ keys, wanted, height, width }: EndLabelsProps) {
  const placed = spreadLabels(wanted, 16, height);
  return keys.map((key, index) => (
    <span key={key.id} className={classes.endLabel} style={{ top: placed[index], width }} aria-hidden>
      <Swatch colour={key.colour} />
      <span>{key.label}</span>
    </span>
  ));
}
