import type { Context } from '../../../platform/context.ts';
import { readRule } from '../queries/segments.ts';
import { membershipChanges } from '../store.evidence.ts';
import { explainRule, type Explanation } from './explain-rule.ts';

export type SegmentExplanation = Explanation & {
  /** Since when it has been as it is, by the membership history; null when the person never entered. */
  since: string | null;
  /** Latest first. */
  changes: { at: string; entered: boolean; reason: string }[];
};

/** Why somebody is in a stored segment or not, and when they entered and left. */
export async function explainSegment(
  ctx: Context,
  segmentId: number,
  profileId: number,
  asOf?: Date,
): Promise<SegmentExplanation> {
  const rule = await readRule(ctx, segmentId);
  const [explanation, history] = await Promise.all([
    explainRule(ctx, rule, profileId, asOf),
    membershipChanges(ctx, segmentId, profileId),
  ]);
  const changes = history.map(({ ms, sign, reason }) => ({
    at: new Date(ms).toISOString(),
    entered: sign > 0,
    reason,
  }));
  const [latest] = changes;
  // The history is as of the last evaluation: what it says differs while a change is on its way.
  const since = latest?.entered === explanation.member ? latest.at : null;
  return { ...explanation, since, changes };
}
