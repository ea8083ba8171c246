const day = 86_400_000;
const days = new Map<number, string>();
const two = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'));

/** The day in UTC as `2026-11-22`; a brand has few of them and a million instants. */
function dayOf(number: number): string {
  let text = days.get(number);
  if (text === undefined) days.set(number, (text = new Date(number * day).toISOString().slice(0, 10)));
  return text;
}

function parts(instant: number): [date: string, time: string] {
  const number = Math.floor(instant / day);
  const ms = instant - number * day;
  const [seconds, rest] = [Math.floor(ms / 1000), String(ms % 1000).padStart(3, '0')];
  const minutes = Math.floor(seconds / 60);
  return [dayOf(number), `${two[Math.floor(minutes / 60)]}:${two[minutes % 60]}:${two[seconds % 60]}.${rest}`];
}

/** Whole epoch ms as PostgreSQL and JSON take it: `2026-11-22T10:15:00.000Z`. */
export function iso(instant: number): string {
  const [date, time] = parts(instant);
  return `${date}T${time}Z`;
}

/** Whole epoch ms as the event store takes it: `2026-11-22 10:15:00.000`. */
export function storeTime(instant: number): string {
  const [date, time] = parts(instant);
  return `${date} ${time}`;
}

export const isoOrNull = (instant: number | null): string | null => (instant === null ? null : iso(instant));
export const storeTimeOrNull = (instant: number | null): string | null =>
  instant === null ? null : storeTime(instant);
