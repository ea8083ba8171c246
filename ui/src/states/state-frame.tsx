import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './state-frame.module.css';

interface StateFrameProps {
  icon: LucideIcon;
  tone?: 'neutral' | 'accent' | 'bad';
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  compact?: boolean;
  /** It is the whole page: its title is the page's heading. */
  page?: boolean;
  role?: 'alert' | 'status';
}

/** The common frame of empty, failed and forbidden. */
export function StateFrame({
  icon: Icon,
  tone = 'neutral',
  title,
  children,
  actions,
  compact,
  page,
  role,
}: StateFrameProps) {
  const Title = page ? 'h1' : 'p';
  return (
    <div className={classes.frame} data-compact={compact || undefined} role={role}>
      <div className={classes.icon} data-tone={tone}>
        <Icon size={20} aria-hidden />
      </div>
      <Title className={classes.title}>{title}</Title>
      {children && <div className={classes.words}>{children}</div>}
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}
