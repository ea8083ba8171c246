import { addDays, type DayRange } from '@rapport/ui';

/** One value for every day of the range, in order; days without a row are zero. */
export function fillDays<Row extends { day: string }>(
  range: DayRange,
  rows: readonly Row[],
  value: (row: Row) => number,
): { days: string[]; values: number[] } {
  const byDay = new Map(rows.map((row) => [row.day, value(row)]));
  const days: string[] = [];
  for (let day = range.from; day <= range.to; day = addDays(day, 1)) days.push(day);
  return { days, values: days.map((day) => byDay.get(day) ?? 0) };
}
