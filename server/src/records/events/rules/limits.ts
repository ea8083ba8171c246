/** Limits of one event and one request; those of properties are in `records/profiles`. */
export const limits = {
  eventsPerRequest: 1000,
  metricLength: 200,
  idLength: 500,
};

const earliest = Date.UTC(2000, 0, 1);
const yearMs = 366 * 86_400_000;

/** Epoch ms of an ISO 8601 instant (a time without zone is UTC), or the reason why not. */
export function parseTime(text: string | number, now: number): number | string {
  const ms = typeof text === 'number' ? (text > 1e11 ? text : text * 1000) : isoInstant(text);
  if (!Number.isFinite(ms)) return 'is not a date that exists; use ISO 8601, for example 2026-11-22T10:15:00Z';
  if (ms < earliest) return 'is before the year 2000';
  if (ms > now + yearMs) return 'is more than a year ahead';
  return Math.floor(ms);
}

const isoPattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

function isoInstant(text: string): number {
  const match = isoPattern.exec(text.trim());
  if (!match) return Number.NaN;
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] = match;
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day));
  // Date rolls 31 February over into March; a date that does not survive the round trip does not exist.
  if (new Date(at).getUTCDate() !== Number(day) || Number(hour) > 24) return Number.NaN;
  const offset = zone.toUpperCase() === 'Z' ? 'Z' : zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${fraction.slice(0, 4)}${offset}`);
}
