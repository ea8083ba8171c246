import { useEffect } from 'react';

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select, [role="dialog"]') !== null);

/** Two keys after each other: g, then one of `actions` within a second. Never while someone types. */
export function useChords(actions: Record<string, () => void>): void {
  useEffect(() => {
    let pressedAt = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || typing(event.target)) return;
      const action =
        event.timeStamp - pressedAt < 1000 && Object.hasOwn(actions, event.key) ? actions[event.key] : undefined;
      pressedAt = event.key === 'g' ? event.timeStamp : 0;
      if (!action) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      pressedAt = 0;
      action();
    };
    document.addEventListener('keydown', onKey, { capture: true });
    return () => document.removeEventListener('keydown', onKey, { capture: true });
  }, [actions]);
}
