import { bgNbd, mbgNbd } from '../maths/beta-geometric.ts';
import type { Cell, Family, History } from '../maths/family.ts';
import { paretoNbd } from '../maths/pareto-nbd.ts';

/** The models of purchases to choose from. */
export const families: readonly Family[] = [bgNbd, mbgNbd, paretoNbd];

export const familyOf = (name: string): Family => families.find((one) => one.name === name) ?? bgNbd;

/**
 * A customer as of a moment, in days on which something was bought (two orders of one day are one purchase), with what
 * followed where that is known. `bought30`: purchase days in the last 30 days, the first one counted.
 */
export type Customer = History & {
  bought30: number;
  bought60: number;
  bought120: number;
  /** Purchase days in the horizon after the moment. */
  after: number;
  /** As many days before the moment as the horizon has after it. */
  before: number;
  /** Mean worth of a purchase day until then, and the worth of all after, in units of money. */
  spend: number;
  worthAfter: number;
};

/** Customers as of a past moment, and everybody's cells at that moment. Days. */
export type Past = { cells: readonly Cell[]; customers: readonly Customer[]; horizon: number };
