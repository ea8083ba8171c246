import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { AppLink } from './app-link.tsx';
import classes from './page-header.module.css';

export interface Crumb {
  label: string;
  href: string;
}

interface PageHeaderProps {
  title: ReactNode;
  /** One sentence: what this page is, or what changed. */
  description?: ReactNode;
  /** The way here, without the page itself. */
  breadcrumbs?: Crumb[];
  /** The one primary action, last on the line. */
  action?: ReactNode;
  /** Everything quieter: period, export, more. */
  controls?: ReactNode;
  /** A tag or state behind the title. */
  mark?: ReactNode;
}

export function PageHeader({ title, description, breadcrumbs = [], action, controls, mark }: PageHeaderProps) {
  return (
    <header className={classes.header}>
      {typeof title === 'string' && <title>{`${title} · Rapport`}</title>}
      {breadcrumbs.length > 0 && (
        <nav aria-label="Breadcrumbs" className={classes.crumbs}>
          {breadcrumbs.map((crumb) => (
            <span key={crumb.href} className={classes.crumb}>
              <AppLink href={crumb.href} c="dimmed" fz="sm">
                {crumb.label}
              </AppLink>
              <ChevronRight size={14} aria-hidden />
            </span>
          ))}
        </nav>
      )}
      <div className={classes.line}>
        <div className={classes.words}>
          <div className={classes.titleLine}>
            <h1 className={classes.title}>{title}</h1>
            {mark}
          </div>
          {description && <p className={classes.description}>{description}</p>}
        </div>
        {(controls || action) && (
          <div className={classes.actions}>
            {controls}
            {action}
          </div>
        )}
      </div>
    </header>
  );
}
