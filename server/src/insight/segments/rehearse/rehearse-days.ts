import type { Context } from '../../../platform/context.ts';
import type { Rule } from '../language/rule.ts';
import { countSteps } from '../store.span.ts';
import { daysAtOnce, type Day } from './days.ts';
import { prepareMoments } from './prepare-days.ts';

export type RehearsedDay = { day: string; members: number; entered: number; left: number };
export type RehearsedPart = { points: RehearsedDay[]; caveats: readonly string[] };

/**
 * Who a rule would have selected at the end of each day, some days at a time.
 * @param days oldest first; the first one only says who was there before the second
 */
export async function* rehearseDays(ctx: Context, rule: Rule, days: readonly Day[]): AsyncGenerator<RehearsedPart> {
  const [first] = days;
  if (first === undefined) return;
  const { compilation } = await prepareMoments(ctx, rule, [first.at]);
  const some = daysAtOnce(compilation.features.length);
  for (let i = 1; i < days.length; i += some) {
    // The day before comes along, so that whoever changed overnight is seen.
    const part = days.slice(i - 1, i + some);
    const prepared = await prepareMoments(
      ctx,
      rule,
      part.map(({ at }) => at),
    );
    const { members, entered, left } = await countSteps(ctx, prepared);
    const points = part.slice(1).map(({ day }, at): RehearsedDay => ({
      day,
      members: members[at + 1] ?? 0,
      entered: entered[at] ?? 0,
      left: left[at] ?? 0,
    }));
    yield { points, caveats: prepared.compilation.caveats };
  }
}
