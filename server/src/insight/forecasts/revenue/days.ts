const dayMs = 86_400_000;

/** The date so many days later. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);

/** One value a day from the first row to the day before `end`, nothing as 0; at most the last `longest` days. */
export function regularDays(
  rows: readonly { day: string; net: number }[],
  end: string,
  longest = 1_100,
): { from: string; values: number[] } {
  const [first] = rows;
  if (!first || first.day >= end) return { from: end, values: [] };
  const length = Math.min(longest, daysBetween(first.day, end));
  const from = addDays(end, -length);
  const values = Array.from({ length }, () => 0);
  for (const { day, net } of rows) {
    const place = daysBetween(from, day);
    if (place >= 0 && place < length) values[place] = net;
  }
  return { from, values };
}
