import { dayIn } from '@rapport/ui';

type Point = { at: string; members: number; entered: number; left: number };
type Rehearsed = { day: string; members: number; entered: number; left: number };

export type GrowthDay = {
  day: string;
  /** After the last evaluation of the day; null where none changed anything. */
  members: number | null;
  /** By today's rule; null where it was not rehearsed. */
  rehearsed: number | null;
  /** Of the rehearsal where there is one, else of the evaluations. */
  entered: number | null;
  left: number | null;
};

/** Evaluations and a rehearsal on one axis of local days, oldest first. */
export function byDay(points: readonly Point[], rehearsed: readonly Rehearsed[], zone: string): GrowthDay[] {
  const days = new Map<string, GrowthDay>();
  for (const { day, members, entered, left } of rehearsed) {
    days.set(day, { day, members: null, rehearsed: members, entered, left });
  }
  for (const { at, members, entered, left } of points) {
    const day = dayIn(new Date(at), zone);
    const known = days.get(day) ?? { day, members: null, rehearsed: null, entered: null, left: null };
    const counts =
      rehearsed.length > 0 ? {} : { entered: (known.entered ?? 0) + entered, left: (known.left ?? 0) + left };
    days.set(day, { ...known, ...counts, members });
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}
