import type { ReactNode } from 'react';
import classes from './key-value.module.css';

export interface Fact {
  label: string;
  value: ReactNode;
  /** How the value came to be, shown behind the label. */
  why?: string;
}

/** Facts under each other, names left and values right. */
export function KeyValue({ facts }: { facts: Fact[] }) {
  return (
    <dl className={classes.list}>
      {facts.map((fact) => (
        <div key={fact.label} className={classes.row}>
          <dt className={classes.label}>
            {fact.label}
            {fact.why && (
              <button type="button" className={classes.why} data-tip={fact.why} aria-label={`Why: ${fact.why}`}>
                ?
              </button>
            )}
          </dt>
          <dd className={classes.value}>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
