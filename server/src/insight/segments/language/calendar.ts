import { z } from 'zod';
import { instantOf, startOfDay, wallClock } from '../../../kernel/zone.ts';

/** Stretches of the calendar of a zone: weeks begin on Monday. */

export const calendarUnits = ['day', 'week', 'month', 'quarter', 'year'] as const;
export const calendarUnit = z.enum(calendarUnits);
export type CalendarUnit = (typeof calendarUnits)[number];
export type Which = 'this' | 'last' | 'next';

/** 1 to 12, each once, in order. */
export const monthsOfYear = z
  .array(z.number().int().min(1).max(12))
  .min(1)
  .max(12)
  .refine((months) => months.every((month, i) => i === 0 || month > (months[i - 1] ?? 0)), {
    message: 'Name each month once, in order: [11, 12]',
  });

const steps: Record<Which, number> = { last: -1, this: 0, next: 1 };

/** The first and the last millisecond of the day, week, month, quarter or year that holds the moment, or of its neighbour. */
export function periodOf(at: Date, zone: string, which: Which, unit: CalendarUnit): { from: Date; until: Date } {
  const step = steps[which];
  const from = startOfPeriod(at, zone, unit, step);
  return { from, until: new Date(startOfPeriod(at, zone, unit, step + 1).getTime() - 1) };
}

function startOfPeriod(at: Date, zone: string, unit: CalendarUnit, step: number): Date {
  if (unit === 'day') return startOfDay(at, zone, step);
  const { year, month, day } = wallClock(at, zone);
  if (unit === 'week') {
    const sinceMonday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
    return startOfDay(at, zone, 7 * step - sinceMonday);
  }
  const size = { month: 1, quarter: 3, year: 12 }[unit];
  const first = Math.floor((month - 1) / size) * size + step * size;
  const start = new Date(Date.UTC(year, first, 1));
  return instantOf(
    { year: start.getUTCFullYear(), month: start.getUTCMonth() + 1, day: 1, hour: 0, minute: 0, second: 0 },
    zone,
  );
}

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

export const monthName = (month: number): string => monthNames[month - 1] ?? String(month);
