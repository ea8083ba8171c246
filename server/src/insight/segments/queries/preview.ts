import type { Context } from '../../../platform/context.ts';
import type { Rule } from '../language/rule.ts';
import { prepare } from '../prepare.ts';
import { countPeople, facesOf, measurePeople, populationSize, samplePeople } from '../store.clickhouse.ts';
import { numberOfPeople } from '../store.faces.ts';
import { termsOf } from '../compiler/node.ts';
import { givenRule, wordsOf, type RuleInput } from '../wording.ts';

export type PreviewInput = RuleInput & { asOf?: Date; sample: number };

export type Preview = {
  rule: Rule;
  /** The rule in words. */
  text: string;
  count: number;
  /** People the rule was asked of. */
  total: number;
  reachable: { email: number; sms: number };
  sample: {
    profileId: number;
    name: string;
    email: string;
    city: string;
    country: string;
    /** per condition: what was wanted and what this person has */
    values: { wanted: string; value: string | null }[];
  }[];
  /** What could not be answered as of the moment asked. */
  caveats: string[];
  timezone: string;
  asOf: string;
  tookMs: number;
};

/** Who a rule selects, without saving it. @throws Problem 422 for a rule that is not valid or too expensive */
export async function previewRule(ctx: Context, input: PreviewInput): Promise<Preview> {
  const started = performance.now();
  const given = await givenRule(ctx, input);
  const { rule } = given;
  const prepared = await given.placed(() => prepare(ctx, [rule], input.asOf));
  const [text, counted, total, ids] = await Promise.all([
    wordsOf(ctx, rule),
    countPeople(ctx, prepared),
    populationSize(ctx, rule.population),
    samplePeople(ctx, prepared, input.sample),
  ]);
  const [faces, measured] = await Promise.all([facesOf(ctx, ids), measurePeople(ctx, prepared, ids)]);
  const terms = prepared.compilation.rules.flatMap((compiled) => termsOf(compiled.root));
  return {
    rule,
    text,
    count: counted.count,
    total,
    reachable: { email: counted.email, sms: counted.sms },
    sample: measured.map(({ profileId, values }) => ({
      profileId,
      name: faces.get(profileId)?.name ?? '',
      email: faces.get(profileId)?.email ?? '',
      city: faces.get(profileId)?.city ?? '',
      country: faces.get(profileId)?.country ?? '',
      values: terms.map((term, i) => ({ wanted: term.wanted, value: values[i] ?? null })),
    })),
    caveats: [...given.caveats, ...prepared.compilation.caveats],
    timezone: prepared.zone,
    asOf: prepared.at.toISOString(),
    tookMs: Math.round(performance.now() - started),
  };
}

export type RuleCount = { count: number; caveats: string[]; asOf: string };

/** The number of people only. */
export const countRule = (ctx: Context, rule: unknown, asOf?: Date): Promise<RuleCount> => count(ctx, { rule }, asOf);

/** The number of people a rule in words finds. */
export const countText = (ctx: Context, text: string, asOf?: Date): Promise<RuleCount> => count(ctx, { text }, asOf);

async function count(ctx: Context, input: RuleInput, asOf?: Date): Promise<RuleCount> {
  const given = await givenRule(ctx, input);
  const prepared = await given.placed(() => prepare(ctx, [given.rule], asOf));
  return {
    count: await numberOfPeople(ctx, prepared),
    caveats: [...given.caveats, ...prepared.compilation.caveats],
    asOf: prepared.at.toISOString(),
  };
}
