import { Button, Progress } from '@mantine/core';
import { Ban, Check, CircleAlert, Clock, LoaderCircle, type LucideIcon } from 'lucide-react';
import { Num } from '../figures/num.tsx';
import { When } from '../figures/when.tsx';
import { AppLink } from '../page/app-link.tsx';
import classes from './progress-card.module.css';

export type WorkStatus = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

export interface Work {
  title: string;
  status: WorkStatus;
  /** 0 to 1; null while nobody can tell. */
  progress: number | null;
  done?: number | null;
  total?: number | null;
  /** What it is doing, or why it failed. */
  message?: string | null;
  startedAt?: string | null;
  finishedAt?: string | null;
  resultHref?: string | null;
}

const icons: Record<WorkStatus, LucideIcon> = {
  queued: Clock,
  running: LoaderCircle,
  done: Check,
  failed: CircleAlert,
  cancelled: Ban,
};

interface ProgressCardProps {
  work: Work;
  onCancel?: () => void;
  /** Takes back what was done, once it is over. */
  onUndo?: () => void;
  plain?: boolean;
}

/** Long work that can be left, found again and cancelled. */
export function ProgressCard({ work, onCancel, onUndo, plain }: ProgressCardProps) {
  const Icon = icons[work.status];
  const active = work.status === 'running' || work.status === 'queued';
  return (
    <div className={classes.card} data-plain={plain || undefined}>
      <Icon size={16} className={classes.icon} data-status={work.status} aria-label={work.status} />
      <div className={classes.words}>
        <div className={classes.title}>{work.title}</div>
        {active && (
          <Progress
            size={6}
            my={6}
            value={work.progress === null ? 100 : work.progress * 100}
            animated={work.progress === null}
            striped={work.progress === null}
            aria-label={`Progress of ${work.title}`}
          />
        )}
        <div className={classes.detail}>
          {typeof work.done === 'number' && (
            <span>
              <Num value={work.done} />
              {typeof work.total === 'number' && (
                <>
                  {' '}
                  of <Num value={work.total} />
                </>
              )}
            </span>
          )}
          {work.message && <span>{work.message}</span>}
          {!active && work.finishedAt && <When at={work.finishedAt} />}
        </div>
      </div>
      <div className={classes.actions}>
        {active && onCancel && (
          <Button size="compact-sm" variant="default" onClick={onCancel} aria-label={`Cancel ${work.title}`}>
            Cancel
          </Button>
        )}
        {!active && onUndo && (
          <Button size="compact-sm" variant="default" onClick={onUndo} aria-label={`Undo ${work.title}`}>
            Undo
          </Button>
        )}
        {!active && work.resultHref && (
          <AppLink href={work.resultHref} fz="sm" aria-label={`Open the result of ${work.title}`}>
            Open
          </AppLink>
        )}
      </div>
    </div>
  );
}
