export interface DateFormat {
  locale: string;
  /** IANA zone, for example "Europe/Berlin". */
  zone: string;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  formatters.set(key, made);
  return made;
}

/** "12 Nov 2026" in the zone. */
export const formatDate = (at: Date, { locale, zone }: DateFormat): string =>
  formatter(locale, { timeZone: zone, day: 'numeric', month: 'short', year: 'numeric' }).format(at);

/** "14:05" in the zone. */
export const formatTime = (at: Date, { locale, zone }: DateFormat): string =>
  formatter(locale, { timeZone: zone, hour: 'numeric', minute: '2-digit' }).format(at);

/** "12 Nov 2026, 14:05" in the zone. */
export const formatDateTime = (at: Date, { locale, zone }: DateFormat): string =>
  formatter(locale, {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  }).format(at);

/** Everything, with the weekday and the zone's name: what hovering shows. */
export const formatFull = (at: Date, { locale, zone }: DateFormat): string =>
  formatter(locale, {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  }).format(at);

/** The calendar day in the zone as "2026-11-12": what days are grouped by. */
export const dayIn = (at: Date, zone: string): string =>
  formatter('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);

/** A calendar day ("2026-11-12") for people; it has no zone, so none is applied. */
export function formatDay(day: string, locale: string, style: 'short' | 'long' = 'short'): string {
  const at = new Date(`${day}T00:00:00Z`);
  return formatter(locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: style === 'long' ? 'long' : 'short',
    ...(style === 'long' ? { weekday: 'long', year: 'numeric' } : {}),
  }).format(at);
}
