import { localDate, startOfDay } from '../../../kernel/zone.ts';

/** A local date and the last moment of it that has been: its end, or now. */
export type Day = { day: string; at: Date };

/** The days up to today, oldest first, with the one before them in front. */
export function daysUntil(now: Date, zone: string, count: number): Day[] {
  return Array.from({ length: count + 1 }, (_, i): Day => {
    const offset = i - count;
    const end = startOfDay(now, zone, offset + 1).getTime() - 1;
    return { day: localDate(startOfDay(now, zone, offset), zone), at: new Date(Math.min(end, now.getTime())) };
  });
}

/** Features and parameters of one statement: more would make it too long to ask. */
const mostFeatures = 128;
const mostDays = 32;

/** How many days are asked at once. @param features measured per day */
export const daysAtOnce = (features: number): number =>
  Math.max(1, Math.min(mostDays, Math.floor(mostFeatures / Math.max(1, features))));
