import { formatDay, useUi } from '@rapport/ui';

/** A local day, or what to say without one. */
export function Day({ date, otherwise }: { date: string | null; otherwise: string }) {
  const { locale } = useUi();
  return date === null ? <span>{otherwise}</span> : <time dateTime={date}>{formatDay(date, locale)}</time>;
}
