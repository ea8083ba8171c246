import { createHash } from 'node:crypto';
import { eventsOf, linesOf } from './naive-measures.ts';
import { compare, localMonth, periodNumber, type Json, type Moment } from './naive-tests.ts';
import { day, type Happening, type Person, type World } from './world.ts';

const unitMs: Record<string, number> = { minute: 60_000, hour: 3_600_000, day, week: 7 * day };
const gapMs = (gap: unknown): number => {
  const { amount, unit } = gap as { amount: number; unit: string };
  return amount * unitMs[unit]!;
};

/** Every way through the steps is tried. */
export function funnel(world: World, p: Person, c: Json, moment: Moment): boolean {
  const steps = (c.steps as Json[]).map((step) => ({ ...step, did: step.did !== false }) as Json & { did: boolean });
  const order = (e: Happening): number => world.events.indexOf(e);
  const isAfter = (a: Happening, b: Happening): boolean => a.at > b.at || (a.at === b.at && order(a) > order(b));
  const window = c.window as Json | undefined;
  const startsAt = { ...moment };
  const rows = steps.map((step) => eventsOf(world, p, { ...step, window: step.did ? window : undefined }, startsAt));
  const lastDone = steps.findLastIndex((step) => step.did);
  const completion = c.within === undefined ? Infinity : gapMs(c.within);
  const isQuiet = (from: Happening, to: Happening | null, until: number, at: number): boolean =>
    !rows[at]!.some((e) => isAfter(e, from) && e.at <= until && (to === null || isAfter(to, e)));

  const goOn = (at: number, first: Happening, before: Happening): boolean => {
    if (at > lastDone) {
      const lasting = steps.at(-1)!.within;
      const until = lasting === undefined || lastDone === steps.length - 1 ? Infinity : before.at + gapMs(lasting);
      const isOver = until === Infinity || until <= moment.at;
      return isOver && steps.every((_, i) => i <= lastDone || isQuiet(before, null, until, i));
    }
    const next = steps.findIndex((step, i) => i >= at && step.did);
    const gap = steps[next]!.within === undefined ? Infinity : gapMs(steps[next]!.within);
    return rows[next]!.some((e) => {
      if (!isAfter(e, before) || e.at - before.at > gap || e.at - first.at > completion) return false;
      for (let i = at; i < next; i += 1) if (!isQuiet(before, e, Infinity, i)) return false;
      return goOn(next + 1, first, e);
    });
  };
  return rows[0]!.some((e) => goOn(1, e, e));
}

export function recurrence(world: World, p: Person, c: Json, moment: Moment): boolean {
  const of = c.of as Json;
  const rows: { at: number }[] =
    of.kind === 'event'
      ? eventsOf(world, p, { ...of, window: c.window }, moment)
      : linesOf(world, p, { ...of, window: c.window }, moment);
  const months = c.months as number[] | undefined;
  const counted = rows.filter((row) => months === undefined || months.includes(localMonth(row.at)));
  const periods = new Set(counted.map((row) => periodNumber(row.at, String(c.unit))));
  return compare(periods.size, c.is as Json, moment.at);
}

export function sample(p: Person, c: Json): boolean {
  const hash = createHash('md5')
    .update(`${String(c.salt ?? 'sample')}:${p.id}`)
    .digest();
  const place = Number(hash.readBigUInt64BE() % 1_000_000n) / 10_000;
  return place >= Number(c.from ?? 0) && place < Number(c.to);
}
