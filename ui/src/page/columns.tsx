import type { ReactNode } from 'react';
import classes from './columns.module.css';

interface ColumnsProps {
  wide: ReactNode;
  narrow: ReactNode;
}

/** Sections in a wide and a narrow column; below one another where there is no room. */
export const Columns = ({ wide, narrow }: ColumnsProps) => (
  <div className={classes.columns}>
    <div className={classes.stack}>{wide}</div>
    <div className={classes.stack}>{narrow}</div>
  </div>
);
