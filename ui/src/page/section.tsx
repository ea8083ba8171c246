import { useId, type ReactNode } from 'react';
import classes from './section.module.css';

interface SectionProps {
  title?: ReactNode;
  description?: ReactNode;
  /** Small controls at the end of the title line. */
  actions?: ReactNode;
  /** No padding around the content: for tables and lists that reach the border. */
  flush?: boolean;
  children: ReactNode;
}

/** A bordered card with a title: the unit every page is made of. */
export function Section({ title, description, actions, flush = false, children }: SectionProps) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={title ? id : undefined}>
      {(title || actions) && (
        <div className={classes.head}>
          <div className={classes.words}>
            {title && (
              <h2 id={id} className={classes.title}>
                {title}
              </h2>
            )}
            {description && <p className={classes.description}>{description}</p>}
          </div>
          {actions && <div className={classes.actions}>{actions}</div>}
        </div>
      )}
      <div
        className={classes.body}
        data-flush={flush || undefined}
        data-headless={!title && !actions ? true : undefined}
      >
        {children}
      </div>
    </section>
  );
}
