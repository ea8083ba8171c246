import { VisuallyHidden } from '@mantine/core';
import { ArrowDownRight, ArrowRight, ArrowUpRight } from 'lucide-react';
import { formatChange, pointChange, relativeChange } from '../formats/change.ts';
import { useUi } from '../ui-provider.tsx';
import classes from './delta.module.css';

interface DeltaProps {
  current: number | null;
  previous: number | null;
  /** What it is compared with, without "vs": "previous 30 days". */
  base: string;
  /** "points" for shares (0.30 to 0.34 is 4 points), "ratio" for everything else. */
  unit?: 'ratio' | 'points';
  /** Which way is good news; "none" leaves it grey. */
  good?: 'up' | 'down' | 'none';
}

const arrows = { up: ArrowUpRight, down: ArrowDownRight, same: ArrowRight };
const words = { up: 'Up', down: 'Down', same: 'Unchanged' };

export function Delta({ current, previous, base, unit = 'ratio', good = 'up' }: DeltaProps) {
  const { locale } = useUi();
  const change = unit === 'ratio' ? relativeChange(current, previous) : pointChange(current, previous);
  if (change.kind === 'unknown') {
    return (
      <span className={classes.delta} data-tip={change.reason}>
        – vs {base}
      </span>
    );
  }
  const Arrow = arrows[change.direction];
  const tone = change.direction === 'same' || good === 'none' ? 'flat' : change.direction === good ? 'good' : 'bad';
  return (
    <span className={classes.delta}>
      <span className={classes.size} data-tone={tone}>
        <Arrow size={14} aria-hidden />
        <VisuallyHidden>{words[change.direction]}</VisuallyHidden>
        {formatChange(change.size, unit, locale)}
      </span>
      <span>vs {base}</span>
    </span>
  );
}
