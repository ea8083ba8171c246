import { dayIn, formatDate, type DateFormat } from './date.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const formatters = new Map<string, Intl.RelativeTimeFormat>();

function formatter(locale: string): Intl.RelativeTimeFormat {
  const known = formatters.get(locale);
  if (known) return known;
  const made = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'narrow' });
  formatters.set(locale, made);
  return made;
}

/** "now", "5m ago", "3h ago", "yesterday", "4d ago"; from a week on the date. Works for the future too. */
export function formatRelative(at: Date, now: Date, format: DateFormat): string {
  const away = at.getTime() - now.getTime();
  const distance = Math.abs(away);
  const relative = formatter(format.locale);
  if (distance < 45 * second) return relative.format(0, 'second');
  if (distance < hour) return relative.format(Math.trunc(away / minute) || Math.sign(away), 'minute');
  if (distance < day) return relative.format(Math.trunc(away / hour), 'hour');
  const days = daysBetween(dayIn(now, format.zone), dayIn(at, format.zone));
  return Math.abs(days) < 7 ? relative.format(days, 'day') : formatDate(at, format);
}

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / day);

/** A length of time for people: "40 s", "3 min", "1 h 20 min". */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < second) return 'under 1 s';
  const seconds = Math.round(milliseconds / second);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
