/** Wall-clock arithmetic in an IANA zone, kept apart from instants (epoch ms, UTC). */

const formats = new Map<string, Intl.DateTimeFormat>();

export function isZone(zone: string): boolean {
  try {
    return format(zone) !== undefined;
  } catch {
    return false;
  }
}

function format(zone: string): Intl.DateTimeFormat {
  const cached = formats.get(zone);
  if (cached) return cached;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(zone, made);
  return made;
}

export type WallClock = { year: number; month: number; day: number; hour: number; minute: number; second: number };

/** What the clock on the wall shows in `zone` at an instant. */
export function wallClock(instant: Date, zone: string): WallClock {
  const parts: Record<string, number> = {};
  for (const part of format(zone).formatToParts(instant)) parts[part.type] = Number(part.value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return { year, month, day, hour, minute, second };
}

const offsetMs = (instant: Date, zone: string): number => {
  const w = wallClock(instant, zone);
  const asUtc = Date.UTC(w.year, w.month - 1, w.day, w.hour, w.minute, w.second);
  return asUtc - Math.floor(instant.getTime() / 1000) * 1000;
};

/** The first instant at which the wall clock of `zone` shows this time or, in a gap, the first valid instant after it. */
export function instantOf(w: WallClock, zone: string): Date {
  const guess = Date.UTC(w.year, w.month - 1, w.day, w.hour, w.minute, w.second);
  const before = offsetMs(new Date(guess - 86_400_000), zone);
  const after = offsetMs(new Date(guess + 86_400_000), zone);
  const candidates = [...new Set([guess - before, guess - after])].sort((a, b) => a - b);
  for (const ms of candidates) {
    if (ms + offsetMs(new Date(ms), zone) === guess) return new Date(ms);
  }
  // A gap: the clock jumps over this time; the later offset applied to the earlier side lands on the jump's far edge.
  return new Date(guess - Math.min(before, after));
}

/** Midnight (or the first valid instant) of the local day that holds the instant, `addDays` days away. */
export function startOfDay(instant: Date, zone: string, addDays = 0): Date {
  const w = wallClock(instant, zone);
  const day = new Date(Date.UTC(w.year, w.month - 1, w.day + addDays));
  return instantOf(
    { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate(), hour: 0, minute: 0, second: 0 },
    zone,
  );
}

/** `2026-11-22` of the instant in the zone. */
export function localDate(instant: Date, zone: string): string {
  const w = wallClock(instant, zone);
  return `${w.year}-${String(w.month).padStart(2, '0')}-${String(w.day).padStart(2, '0')}`;
}
