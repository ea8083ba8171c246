import { Problem } from '../../../kernel/problem.ts';
import type { Context } from '../../../platform/context.ts';
import { parseRule, type Rule } from '../language/rule.ts';
import { kindsOf } from '../library.ts';
import { prepare } from '../prepare.ts';
import { countPeople, facesOf, measurePeople, populationSize, samplePeople } from '../store.clickhouse.ts';
import { numberOfPeople } from '../store.faces.ts';
import { termsOf } from '../compiler/node.ts';

export type PreviewInput = { rule?: unknown; text?: string; asOf?: Date; sample: number };

export type Preview = {
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
  const rule = readRuleInput(ctx, input);
  const prepared = await prepare(ctx, [rule], input.asOf);
  const [counted, total, ids] = await Promise.all([
    countPeople(ctx, prepared),
    populationSize(ctx, rule.population),
    samplePeople(ctx, prepared, input.sample),
  ]);
  const [faces, measured] = await Promise.all([facesOf(ctx, ids), measurePeople(ctx, prepared, ids)]);
  const terms = prepared.compilation.rules.flatMap((compiled) => termsOf(compiled.root));
  return {
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
    caveats: [...prepared.compilation.caveats],
    timezone: prepared.zone,
    asOf: prepared.at.toISOString(),
    tookMs: Math.round(performance.now() - started),
  };
}

export type RuleCount = { count: number; caveats: string[]; asOf: string };

/** The number of people only. */
export async function countRule(ctx: Context, raw: unknown, asOf?: Date): Promise<RuleCount> {
  const prepared = await prepare(ctx, [parseRule(raw, kindsOf(ctx))], asOf);
  const count = await numberOfPeople(ctx, prepared);
  return { count, caveats: [...prepared.compilation.caveats], asOf: prepared.at.toISOString() };
}

function readRuleInput(ctx: Context, { rule, text }: PreviewInput): Rule {
  if (text !== undefined) {
    throw new Problem({
      status: 422,
      code: 'text_form_unavailable',
      title: 'The text form is not available in this version',
      detail: 'The field "text" cannot be read yet.',
      remedy: 'Send "rule": its schema is at GET /api/v1/segments/schema.',
    });
  }
  return parseRule(rule, kindsOf(ctx));
}
