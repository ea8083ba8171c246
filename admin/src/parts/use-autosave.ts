import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { createSaveQueue, type SaveStateName } from './save-queue.ts';

interface AutosaveOptions<Fields, Stored> {
  send: (change: Partial<Fields>, leaving: boolean) => Promise<Stored>;
  onStored: (stored: Stored, waiting: Partial<Fields>) => void;
}

/**
 * For an editor that saves itself: what is typed is stored within a moment, and at the latest when the page is left,
 * hidden, closed or reloaded. `send` must give its request `keepalive` when it is leaving.
 */
export function useAutosave<Fields extends object, Stored>(options: AutosaveOptions<Fields, Stored>) {
  const [state, setState] = useState<SaveStateName>('saved');
  const [problem, setProblem] = useState<unknown>(null);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const [queue] = useState(() =>
    createSaveQueue<Fields, Stored>({
      send: (change, leaving) => latest.current.send(change, leaving),
      onStored: (stored, waiting) => latest.current.onStored(stored, waiting),
      onState: (next, fault) => {
        setState(next);
        setProblem(fault);
      },
    }),
  );
  const saveSoon = useDebouncedCallback(() => void queue.save(), { delay: 600, flushOnUnmount: true });

  useEffect(() => {
    const leave = () => queue.leave();
    // A phone may end a hidden page without another word.
    const leaveIfHidden = () => document.visibilityState === 'hidden' && leave();
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', leaveIfHidden);
    return () => {
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', leaveIfHidden);
    };
  }, [queue]);

  // What the server does not take is lost with the page: the browser asks first.
  useEffect(() => {
    if (state !== 'failed') return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [state]);

  return { add: queue.add, save: queue.save, saveSoon, state, problem };
}
