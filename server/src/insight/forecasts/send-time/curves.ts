/** Reads per hour of a group (`''` for who never bought) and of everybody. */
export type GroupReads = { grp: string; hours: number[]; days: number[]; reads: number; people: number };

/** Shares that sum to 1, for each group; everybody's come last. */
export type Curves = { groups: string[]; hours: number[][]; days: number[][] };

/** Reads of everybody that a group's curve is drawn towards. */
const groupStrength = 100;

/** Curves of groups drawn towards everybody's, hours smoothed with their neighbours; without reads all hours are alike. */
export function curvesOf(rows: readonly GroupReads[]): Curves {
  const total = (of: 'hours' | 'days', length: number): number[] =>
    Array.from({ length }, (_, i) => rows.reduce((sum, row) => sum + (row[of][i] ?? 0), 0));
  const hours = shares(smooth(total('hours', 24)), 1);
  const days = shares(total('days', 7), 1);
  return {
    groups: rows.map(({ grp }) => grp),
    hours: [...rows.map((row) => drawn(smooth(row.hours), hours)), hours],
    days: [...rows.map((row) => drawn(row.days, days)), days],
  };
}

/** A quarter of each hour counts for the one before and the one after; 23 and 0 are neighbours. */
function smooth(hours: readonly number[]): number[] {
  return hours.map((own, h) => own / 2 + ((hours[(h + 1) % 24] ?? 0) + (hours[(h + 23) % 24] ?? 0)) / 4);
}

function drawn(own: readonly number[], towards: readonly number[]): number[] {
  return shares(
    own.map((value, i) => value + groupStrength * (towards[i] ?? 0)),
    0,
  );
}

/** @param even added to each before, so that no hour is impossible */
function shares(values: readonly number[], even: number): number[] {
  const sum = values.reduce((all, value) => all + value + even, 0);
  return values.map((value) => (value + even) / sum);
}

/** The middle of the five hours that hold most; the earlier of equals. */
export function bestHour(hours: readonly number[]): number {
  const around = hours.map((_, h) =>
    [-2, -1, 0, 1, 2].reduce((sum, step) => sum + (hours[(h + step + 24) % 24] ?? 0), 0),
  );
  return around.indexOf(Math.max(...around));
}
