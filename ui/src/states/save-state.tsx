import { Button, Loader } from '@mantine/core';
import { Check, CircleAlert, Pencil } from 'lucide-react';
import { When } from '../figures/when.tsx';
import classes from './save-state.module.css';

interface SaveStateProps {
  state: 'saved' | 'saving' | 'unsaved' | 'failed';
  /** When it was last saved. */
  at?: string | number | Date;
  onRetry?: () => void;
}

/** Where an edit stands; for editors that save by themselves. */
export function SaveState({ state, at, onRetry }: SaveStateProps) {
  return (
    <span className={classes.state} data-state={state} role="status">
      {state === 'saved' && (
        <>
          <Check size={14} aria-hidden /> Saved {at !== undefined && <When at={at} />}
        </>
      )}
      {state === 'saving' && (
        <>
          <Loader size={12} aria-hidden /> Saving…
        </>
      )}
      {state === 'unsaved' && (
        <>
          <Pencil size={14} aria-hidden /> Unsaved changes
        </>
      )}
      {state === 'failed' && (
        <>
          <CircleAlert size={14} aria-hidden /> Not saved
          {onRetry && (
            <Button size="compact-xs" variant="subtle" color="red" onClick={onRetry}>
              Try again
            </Button>
          )}
        </>
      )}
    </span>
  );
}
