import { SkeletonLines } from '@rapport/ui';
import type { ReactNode } from 'react';
import classes from './entry-frame.module.css';

interface EntryFrameProps {
  title: string;
  description?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}

/** The frame of what comes before a workspace: sign-in and set-up. */
export const EntryFrame = ({ title, description, wide, children }: EntryFrameProps) => (
  <main className={classes.frame}>
    <title>{`${title} · Rapport`}</title>
    <div className={classes.column} data-wide={wide || undefined}>
      <img src="/favicon.svg" width={36} height={36} alt="" />
      <h1 className={classes.title}>{title}</h1>
      {description && <p className={classes.description}>{description}</p>}
      <div className={classes.content}>{children}</div>
    </div>
  </main>
);

/** The same frame while its page is on its way. */
export const EntryPending = () => (
  <main className={classes.frame} aria-busy>
    <div className={classes.column}>
      <img src="/favicon.svg" width={36} height={36} alt="" />
      <div className={classes.content}>
        <SkeletonLines lines={4} />
      </div>
    </div>
  </main>
);
