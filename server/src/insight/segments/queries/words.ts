import type { Context } from '../../../platform/context.ts';
import { parseRule, type Rule } from '../language/rule.ts';
import { placeOf, type Place } from '../language/text/faults.ts';
import { kindsOf } from '../library.ts';
import { readRuleText, wordsOf } from '../wording.ts';

export type ReadWords = { rule: Rule; text: string; warnings: ({ message: string } & Place)[] };

/** A rule in words as JSON. @throws Problem 422 with the place of each fault */
export async function readWords(ctx: Context, text: string): Promise<ReadWords> {
  const { rule, warnings } = await readRuleText(ctx, text);
  return {
    rule,
    text: await wordsOf(ctx, rule),
    warnings: warnings.map((remark) => ({ message: remark.message, ...placeOf(text, remark) })),
  };
}

/** A rule as JSON in words. @throws Problem 422 */
export const writeWords = async (ctx: Context, raw: unknown): Promise<{ text: string }> => ({
  text: await wordsOf(ctx, parseRule(raw, kindsOf(ctx))),
});
