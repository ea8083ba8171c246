import { day, hour, purchaseProcess } from './brand.ts';
import type { Random } from './random.ts';
import type { Calendar } from './season.ts';

/** A purchase of the process: when, and for how much in minor units of the workspace currency. */
export type Purchase = { at: number; amount: number };

/** The first purchase and all repeat ones until the person leaves or the history ends, oldest first. */
export function drawPurchases(random: Random, calendar: Calendar, first: number, offset: number): Purchase[] {
  const { bgnbd, gammaGamma } = purchaseProcess;
  const perWeek = random.gamma(bgnbd.r, bgnbd.alpha);
  const leave = random.beta(bgnbd.a, bgnbd.b);
  const scale = random.gamma(gammaGamma.q, gammaGamma.gamma);
  const amount = (): number => Math.round(random.gamma(gammaGamma.p, scale) * 100);
  const purchases: Purchase[] = [{ at: first, amount: amount() }];
  let clock = first;
  for (;;) {
    const next = calendar.afterWeeks(clock, random.exponential() / perWeek);
    if (next === undefined) return purchases;
    clock = next;
    const at = afterLast(calendar.atHour(next, offset, random), purchases.at(-1)!.at, random);
    if (at >= calendar.end - hour) return purchases;
    purchases.push({ at, amount: amount() });
    if (random.chance(leave)) return purchases;
  }
}

/** Moving a purchase to a believable hour keeps the order of purchases. */
const afterLast = (at: number, last: number, random: Random): number =>
  at > last + hour ? at : last + hour + random.int(0, day / 4);
