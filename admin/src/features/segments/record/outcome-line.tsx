import { useUi } from '@rapport/ui';
import { measuredWords } from '../rule/measured.ts';
import type { ExplainedLeaf } from './explanation.ts';
import { OutcomeMark } from './outcome-mark.tsx';
import classes from './record.module.css';

/** Below a condition: whether it holds for one person, and what they have. */
export function OutcomeLine({ leaf: { holds, value } }: { leaf: ExplainedLeaf }) {
  const { locale, zone } = useUi();
  return (
    <p className={classes.outcome}>
      <OutcomeMark holds={holds} /> this person has {measuredWords(value, { locale, zone })}
    </p>
  );
}
