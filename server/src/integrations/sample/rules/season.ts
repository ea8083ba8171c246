import { day, historyDays, hour } from './brand.ts';
import type { Random } from './random.ts';

/** Weight of a month in a year of gifts and warm drinks. */
const months = [1.02, 1.0, 0.9, 0.86, 0.88, 0.76, 0.7, 0.74, 0.9, 1.04, 1.52, 1.68] as const;
/** Sunday first. */
const weekdays = [1.14, 1.06, 0.98, 0.95, 0.98, 0.92, 0.97] as const;
/** By hour of the day where the person lives: a morning bump and a long evening. */
const hours = [2, 1, 1, 1, 1, 3, 7, 12, 14, 13, 12, 12, 13, 12, 11, 11, 12, 13, 15, 18, 22, 21, 14, 6] as const;

/** The history's calendar: when people come, and how fast the clock of buying runs on each day. */
export type Calendar = {
  start: number;
  end: number;
  /** An instant of the history, growing and in season. */
  arrival(random: Random): number;
  /** The day on which `weeks` of buying time have passed since `from`; undefined when that is after the end. */
  afterWeeks(from: number, weeks: number): number | undefined;
  /** The same day at a believable hour; `offset` is the hours a place is ahead of UTC. */
  atHour(instant: number, offset: number, random: Random): number;
};

/** @param now the end of the history, epoch ms */
export function calendarUntil(now: number): Calendar {
  const start = Math.floor((now - historyDays * day) / day) * day;
  const days = Math.ceil((now - start) / day);
  const raw = Array.from({ length: days }, (_, i) => seasonOf(start + i * day));
  const mean = raw.reduce((sum, weight) => sum + weight, 0) / days;
  const pace = cumulative(raw.map((weight) => weight / mean));
  const arrivals = cumulative(raw.map((weight, i) => weight * (1 + (1.4 * i) / days)));
  const hourly = cumulative([...hours]);
  const instantAt = (sums: readonly number[], value: number): number => {
    const at = firstAbove(sums, value);
    const before = at === 0 ? 0 : sums[at - 1]!;
    return start + (at + (value - before) / (sums[at]! - before)) * day;
  };
  const paceAt = (instant: number): number => {
    const at = Math.min(days - 1, Math.floor((instant - start) / day));
    const before = at === 0 ? 0 : pace[at - 1]!;
    return before + (pace[at]! - before) * ((instant - start) / day - at);
  };
  return {
    start,
    end: now,
    arrival: (random) => Math.min(now - hour, Math.floor(instantAt(arrivals, random.next() * arrivals[days - 1]!))),
    afterWeeks: (from, weeks) => {
      const target = paceAt(from) + weeks * 7;
      if (target >= pace[days - 1]!) return undefined;
      const instant = Math.floor(instantAt(pace, target));
      return instant < now ? instant : undefined;
    },
    atHour: (instant, offset, random) => {
      const local = firstAbove(hourly, random.next() * hourly[23]!);
      const midnight = Math.floor(instant / day) * day;
      return midnight + ((local - offset + 24) % 24) * hour + random.int(0, hour - 1);
    },
  };
}

function seasonOf(instant: number): number {
  const date = new Date(instant);
  const [month, dayOfMonth] = [date.getUTCMonth(), date.getUTCDate()];
  const weekday = date.getUTCDay();
  const isBlackFridayWeek = month === 10 && dayOfMonth >= 23 && (weekday >= 4 || weekday <= 1);
  const isAfterLastPost = month === 11 && dayOfMonth > 21;
  return months[month]! * weekdays[weekday]! * (isBlackFridayWeek ? 1.9 : 1) * (isAfterLastPost ? 0.45 : 1);
}

function cumulative(weights: readonly number[]): number[] {
  let sum = 0;
  return weights.map((weight) => (sum += weight));
}

function firstAbove(sums: readonly number[], value: number): number {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
