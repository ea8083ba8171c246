import { Button } from '@mantine/core';
import { CircleAlert, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { readProblem } from './problem.ts';
import { StateFrame } from './state-frame.tsx';
import classes from './state-frame.module.css';

interface ErrorStateProps {
  /** Whatever was thrown; problem details are understood. */
  error: unknown;
  onRetry?: () => void;
  actions?: ReactNode;
  compact?: boolean;
  page?: boolean;
}

/** Says what happened, what it means and what to do. */
export function ErrorState({ error, onRetry, actions, compact, page }: ErrorStateProps) {
  const problem = readProblem(error);
  return (
    <StateFrame
      icon={CircleAlert}
      tone="bad"
      title={problem.title}
      compact={compact}
      page={page}
      role="alert"
      actions={
        (onRetry || actions) && (
          <>
            {onRetry && (
              <Button variant="default" leftSection={<RotateCw size={14} />} onClick={onRetry}>
                Try again
              </Button>
            )}
            {actions}
          </>
        )
      }
    >
      {problem.detail && <p>{problem.detail}</p>}
      {problem.remedy && <p>{problem.remedy}</p>}
      {problem.requestId && <p className={classes.reference}>Reference: {problem.requestId}</p>}
    </StateFrame>
  );
}
