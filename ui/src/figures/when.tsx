import { useSyncExternalStore } from 'react';
import { formatDate, formatDateTime, formatFull, formatTime } from '../formats/date.ts';
import { formatRelative } from '../formats/relative.ts';
import { useUi } from '../ui-provider.tsx';
import { Unknown } from './unknown.tsx';

interface WhenProps {
  /** An instant: ISO 8601, epoch milliseconds or a Date; null when it is not known or has not happened. */
  at: string | number | Date | null;
  as?: 'relative' | 'date' | 'time' | 'datetime';
  /** IANA zone; the workspace's unless told. */
  zone?: string;
  unknown?: string;
}

/** An instant for people; the full date, with the zone's name, on hover. */
export function When({ at, as = 'relative', zone, unknown = 'Not yet' }: WhenProps) {
  const ui = useUi();
  const now = useNow();
  if (at === null) return <Unknown reason={unknown} />;
  const instant = new Date(at);
  const format = { locale: ui.locale, zone: zone ?? ui.zone };
  const shown = {
    relative: () => formatRelative(instant, new Date(now), format),
    date: () => formatDate(instant, format),
    time: () => formatTime(instant, format),
    datetime: () => formatDateTime(instant, format),
  }[as]();
  return (
    <time dateTime={instant.toISOString()} data-tip={formatFull(instant, format)}>
      {shown}
    </time>
  );
}

const tick = 30_000;
const listeners = new Set<() => void>();
let current = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

/** One clock for every relative time on the page. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    current = Date.now();
    for (const each of listeners) each();
  }, tick);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function clock(): number {
  if (Date.now() - current > tick) current = Date.now();
  return current;
}

/** Now in epoch milliseconds, moving every half minute. */
export const useNow = (): number => useSyncExternalStore(subscribe, clock);
