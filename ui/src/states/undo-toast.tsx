import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { readProblem } from './problem.ts';
import classes from './undo-toast.module.css';

interface UndoToast {
  /** What happened: "Segment archived". */
  message: string;
  onUndo: () => void;
  /** How long undoing is offered. */
  milliseconds?: number;
}

/** Says what happened and offers to take it back: instead of asking first. */
export function undoToast({ message, onUndo, milliseconds = 8000 }: UndoToast): void {
  const id = notifications.show({
    autoClose: milliseconds,
    classNames: { root: classes.toast },
    message: (
      <span className={classes.line}>
        {message}
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => {
            notifications.hide(id);
            onUndo();
          }}
        >
          Undo
        </Button>
      </span>
    ),
  });
}

/** A short confirmation of something that cannot be seen on the page. */
export function toast(message: string): void {
  notifications.show({ message, autoClose: 4000, classNames: { root: classes.toast } });
}

/** Something failed away from where the person looks. */
export function problemToast(thrown: unknown): void {
  const problem = readProblem(thrown);
  notifications.show({
    color: 'red',
    autoClose: 10_000,
    classNames: { root: classes.toast },
    title: problem.title,
    message: [problem.detail, problem.remedy].filter(Boolean).join(' '),
  });
}
