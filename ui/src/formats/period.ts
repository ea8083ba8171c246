/** A stretch of whole calendar days, both ends included, as "2026-11-12". */
export interface DayRange {
  from: string;
  to: string;
}

export const presets = ['7d', '30d', '90d', '12m'] as const;
export type Preset = (typeof presets)[number];
export type Period = Preset | DayRange;

export interface ResolvedPeriod extends DayRange {
  /** The stretch of the same length right before. */
  previous: DayRange;
  /** "Last 30 days". */
  label: string;
  /** What a comparison names: "previous 30 days". */
  base: string;
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && addDays(text, 0) === text;

/** The day `days` later; earlier when negative. */
export function addDays(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** How many days the range holds, both ends included. */
export const daysIn = ({ from, to }: DayRange): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000) + 1;

const presetDays: Record<Preset, number> = { '7d': 7, '30d': 30, '90d': 90, '12m': 365 };
const presetNames: Record<Preset, string> = { '7d': '7 days', '30d': '30 days', '90d': '90 days', '12m': '12 months' };

/** The days a period covers. `today` is the calendar day in the workspace's zone; presets end with it. */
export function resolvePeriod(period: Period, today: string): ResolvedPeriod {
  if (typeof period === 'string') {
    const range = { from: addDays(today, 1 - presetDays[period]), to: today };
    const name = presetNames[period];
    return { ...range, previous: before(range), label: `Last ${name}`, base: `previous ${name}` };
  }
  const length = daysIn(period);
  const base = length === 1 ? 'the day before' : `previous ${length} days`;
  return { ...period, previous: before(period), label: length === 1 ? '1 day' : `${length} days`, base };
}

function before(range: DayRange): DayRange {
  const to = addDays(range.from, -1);
  return { from: addDays(to, 1 - daysIn(range)), to };
}

/** A period as it stands in an address: "30d" or "2026-01-01..2026-01-31". */
export const periodToText = (period: Period): string =>
  typeof period === 'string' ? period : `${period.from}..${period.to}`;

/** The reverse of `periodToText`; anything malformed or backwards becomes the fallback. */
export function periodFromText(text: unknown, fallback: Period = '30d'): Period {
  if (typeof text !== 'string') return fallback;
  const preset = presets.find((known) => known === text);
  if (preset) return preset;
  const [from, to, ...rest] = text.split('..');
  if (!from || !to || rest.length > 0 || !isDay(from) || !isDay(to) || from > to) return fallback;
  return { from, to };
}
