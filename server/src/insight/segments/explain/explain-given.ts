import type { Context } from '../../../platform/context.ts';
import { givenRule, type RuleInput } from '../wording.ts';
import { explainRule, type Explanation } from './explain-rule.ts';

/** Why a rule from outside selects somebody or not. @throws Problem 422 for a rule that is not valid */
export async function explainGiven(
  ctx: Context,
  { profileId, asOf, ...input }: RuleInput & { profileId: number; asOf?: Date | undefined },
): Promise<Explanation> {
  const given = await givenRule(ctx, input);
  return given.placed(() => explainRule(ctx, given.rule, profileId, asOf));
}
