import { z } from 'zod';
import { instantOf, startOfDay, wallClock } from '../../../kernel/zone.ts';
import { calendarUnit, monthsOfYear, periodOf } from './calendar.ts';
import { amount, moment, unit, type Unit } from './tests.ts';

/** When something must have happened. Nothing counts that lies after the moment of evaluation. */
export const window = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ever') }),
  z.strictObject({ type: z.literal('last'), amount, unit }),
  z.strictObject({ type: z.literal('between'), from: amount, to: amount, unit }).refine((w) => w.from < w.to, {
    message: '"from" is the nearer end: it must be smaller than "to" (between 30 and 60 days ago)',
    path: ['from'],
  }),
  z.strictObject({ type: z.enum(['before', 'after']), date: moment }),
  z.strictObject({ type: z.literal('dates'), from: moment, to: moment }),
  z.strictObject({ type: z.literal('period'), which: z.enum(['this', 'last']), unit: calendarUnit }),
  z.strictObject({ type: z.literal('months'), months: monthsOfYear }),
]);
export type Window = z.infer<typeof window>;

/** Both ends inclusive, to the millisecond; of these only the months of the year that are named. */
export type Bounds = { from?: Date; until?: Date; months?: readonly number[] };

const fixedMs: Partial<Record<Unit, number>> = { hour: 3_600_000, day: 86_400_000, week: 604_800_000 };

/** Hours, days and weeks are exact durations; months and years keep the wall clock of the zone (31 May − 1 month = 30 April). */
export function ago(at: Date, count: number, size: Unit, zone: string): Date {
  const ms = fixedMs[size];
  if (ms !== undefined) return new Date(at.getTime() - count * ms);
  const w = wallClock(at, zone);
  const months = w.year * 12 + (w.month - 1) - count * (size === 'year' ? 12 : 1);
  const year = Math.floor(months / 12);
  const month = (months % 12) + 1;
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const moved = instantOf({ ...w, year, month, day: Math.min(w.day, lastDay) }, zone);
  return new Date(moved.getTime() + at.getUTCMilliseconds());
}

const isDay = (text: string): boolean => text.length === 10;
const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** The first instant of a local day, or the instant itself. */
export function startOf(text: string, zone: string): Date {
  if (!isDay(text)) return new Date(text);
  const [year = 1970, month = 1, day = 1] = text.split('-').map(Number);
  return instantOf({ year, month, day, hour: 0, minute: 0, second: 0 }, zone);
}

/** The last millisecond of a local day, or the instant itself. */
export function endOf(text: string, zone: string): Date {
  if (!isDay(text)) return new Date(text);
  const next = new Date(noonOf(text).getTime() + 86_400_000).toISOString().slice(0, 10);
  return new Date(startOf(next, zone).getTime() - 1);
}

export function boundsOf(w: Window, at: Date, zone: string): Bounds {
  switch (w.type) {
    case 'ever':
      return {};
    case 'last':
      return { from: ago(at, w.amount, w.unit, zone) };
    case 'between':
      return { from: ago(at, w.to, w.unit, zone), until: ago(at, w.from, w.unit, zone) };
    case 'before':
      return { until: new Date(startOf(w.date, zone).getTime() - 1) };
    case 'after':
      return { from: new Date(endOf(w.date, zone).getTime() + 1) };
    case 'dates':
      return { from: startOf(w.from, zone), until: endOf(w.to, zone) };
    case 'period':
      return periodOf(at, zone, w.which, w.unit);
    case 'months':
      return { months: w.months };
  }
}

/** True for windows whose ends move with the clock: their members change without any new event. */
export const isMoving = (w: Window): boolean => w.type === 'last' || w.type === 'between' || w.type === 'period';

/** `MMDD` numbers of the local days around the moment; 28 February stands for the 29th in years without one. */
export function calendarDays(at: Date, zone: string, fromDay: number, toDay: number): number[] {
  const days = new Set<number>();
  for (let offset = fromDay; offset <= toDay; offset += 1) {
    const w = wallClock(startOfDay(at, zone, offset), zone);
    days.add(w.month * 100 + w.day);
    const isLeap = new Date(Date.UTC(w.year, 2, 0)).getUTCDate() === 29;
    if (w.month === 2 && w.day === 28 && !isLeap) days.add(229);
  }
  return [...days];
}
