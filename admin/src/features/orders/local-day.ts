import { dayIn } from '@rapport/ui';

const hourMs = 3_600_000;

/** The first instant of a calendar day in a zone: zones are at most 14 hours before and 12 after UTC. */
export function startOfLocalDay(day: string, zone: string): string {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  let before = midnight - 15 * hourMs;
  let inside = midnight + 13 * hourMs;
  while (inside - before > 1) {
    const middle = Math.floor((before + inside) / 2);
    if (dayIn(new Date(middle), zone) < day) before = middle;
    else inside = middle;
  }
  return new Date(inside).toISOString();
}
