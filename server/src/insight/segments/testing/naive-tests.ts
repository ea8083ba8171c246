import { wallClock } from '../../../kernel/zone.ts';
import { day } from './world.ts';

/** What the naive evaluator compares values with; shares no code with the compiler. */

export type Json = Record<string, unknown>;
export type Moment = { at: number; historic: boolean };

/** The workspace the world is evaluated in. */
export const naiveZone = 'Europe/Berlin';
export const naiveRates: Record<string, number> = { EUR: 1, USD: 0.5 };

const unitMs: Record<string, number> = { hour: 3_600_000, day, week: 7 * day };

export function dig(value: unknown, path: string): unknown {
  let current = value;
  for (const part of path.split('.')) {
    if (part.endsWith('[]')) {
      const list = (current as Json | undefined)?.[part.slice(0, -2)];
      const rest = path.slice(path.indexOf('[].') + 3);
      return Array.isArray(list) ? list.map((item) => dig(item, rest)) : undefined;
    }
    current = (current as Json | undefined)?.[part];
  }
  return current;
}

export /** @param zone in which a date without one of its own falls on a day */
function compare(value: unknown, is: Json, at: number, zone: string = naiveZone): boolean {
  const text = value === undefined || value === null || Array.isArray(value) ? '' : String(value).toLowerCase();
  const wanted = typeof is.value === 'string' ? is.value.toLowerCase() : '';
  const list = (Array.isArray(value) ? value : []).map((v) => String(v).toLowerCase());
  const values = (Array.isArray(is.values) ? is.values : []).map((v) => String(v).toLowerCase());
  const n = value === undefined || value === null || value === '' ? null : Number(value);
  const ms =
    value === undefined || value === null ? null : typeof value === 'number' ? value : Date.parse(String(value));
  const ago = at - Number(is.amount) * (unitMs[String(is.unit)] ?? 0);
  const rate = is.currency === undefined ? 1 : naiveRates[String(is.currency)]!;
  const v = Number(is.value) * rate;
  const op = String(is.op);
  if (op.startsWith('not') && op !== 'notExists') {
    return !compare(value, { ...is, op: op[3]!.toLowerCase() + op.slice(4) }, at, zone);
  }
  switch (op) {
    case 'equals':
      return text === wanted;
    case 'contains':
      return text.includes(wanted);
    case 'startsWith':
      return text.startsWith(wanted);
    case 'endsWith':
      return text.endsWith(wanted);
    case 'in':
      return values.includes(text);
    case 'exists':
      return text !== '' || list.length > 0;
    case 'notExists':
      return text === '' && list.length === 0;
    case 'matches':
      return new RegExp(String(is.value), 'i').test(text);
    case 'callingCodeIn':
      return values.some((code) => text.startsWith(code));
    case 'includesText':
      return list.some((one) => one.includes(wanted));
    case 'length':
      return compare(list.length, is.is as Json, at);
    case 'inPeriod':
      return ms !== null && inPeriod(ms, at, String(is.which), String(is.unit));
    case 'inMonths':
      return ms !== null && (is.months as number[]).includes(wallClock(new Date(ms), zone).month);
    case 'isTrue':
      return value === true;
    case 'isFalse':
      return value === false;
    case 'includes':
      return list.includes(wanted);
    case 'includesAny':
      return values.some((x) => list.includes(x));
    case 'includesAll':
      return values.every((x) => list.includes(x));
    case 'eq':
      return n === v;
    case 'ne':
      return n !== v;
    case 'gt':
      return n !== null && n > v;
    case 'gte':
      return n !== null && n >= v;
    case 'lt':
      return n !== null && n < v;
    case 'lte':
      return n !== null && n <= v;
    case 'between':
      return n !== null && n >= Number(is.from) * rate && n <= Number(is.to) * rate;
    case 'before':
      return ms !== null && ms < Date.parse(String(is.date));
    case 'after':
      return ms !== null && ms > Date.parse(String(is.date));
    case 'inLast':
      return ms !== null && ms >= ago && ms <= at;
    case 'atLeastAgo':
      return ms !== null && ms <= ago;
    default:
      throw new Error(`no such operator ${op}`);
  }
}

export function inside(w: Json | undefined, at: number, t: number): boolean {
  const size = unitMs[String(w?.unit)] ?? 0;
  if (t > at) return false;
  switch (w?.type ?? 'ever') {
    case 'last':
      return t >= at - Number(w!.amount) * size;
    case 'between':
      return t >= at - Number(w!.to) * size && t <= at - Number(w!.from) * size;
    case 'before':
      return t < Date.parse(String(w!.date));
    case 'after':
      return t > Date.parse(String(w!.date));
    case 'dates':
      return t >= Date.parse(String(w!.from)) && t <= Date.parse(String(w!.to));
    case 'period':
      return inPeriod(t, at, String(w!.which), String(w!.unit));
    case 'months':
      return (w!.months as number[]).includes(localMonth(t));
    default:
      return true;
  }
}

const localDays = new Map<number, { year: number; month: number; day: number }>();
const local = (t: number): { year: number; month: number; day: number } => {
  const known = localDays.get(t) ?? wallClock(new Date(t), naiveZone);
  localDays.set(t, known);
  return known;
};
export const localMonth = (t: number): number => local(t).month;

/** Days, weeks … of the local calendar, numbered so that neighbours differ by one. */
export function periodNumber(t: number, unit: string): number {
  const { year, month, day: dayOfMonth } = local(t);
  const days = Date.UTC(year, month - 1, dayOfMonth) / day;
  switch (unit) {
    case 'day':
      return days;
    case 'week':
      return Math.floor((days + 3) / 7);
    case 'month':
      return year * 12 + month - 1;
    case 'quarter':
      return year * 4 + Math.floor((month - 1) / 3);
    default:
      return year;
  }
}

const inPeriod = (t: number, at: number, which: string, unit: string): boolean =>
  periodNumber(t, unit) - periodNumber(at, unit) === { last: -1, this: 0, next: 1 }[which];
