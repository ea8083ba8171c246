import { randomUUID } from 'node:crypto';
import { invalid } from '../../kernel/problem.ts';
import type { Context } from '../../platform/context.ts';
import { requireCompleteStore } from '../../records/events/index.ts';
import type { Rule, RuleNode } from './language/rule.ts';
import { prepare } from './prepare.ts';
import { countPeople, freezePeople, frozenPeople } from './store.clickhouse.ts';

export type AudienceSpec = { include: readonly number[]; exclude: readonly number[] };

const batchSize = 5_000;

/** Known people in any of `include` and none of `exclude`. */
function audienceRule({ include, exclude }: AudienceSpec): Rule {
  if (include.length === 0)
    throw invalid('An audience needs at least one segment to include.', [
      { path: '/include', message: 'Name a segment.' },
    ]);
  const node = (segmentId: number): RuleNode & { kind: string } =>
    Object.assign({ kind: 'segment' }, { segmentId, in: true });
  const where: RuleNode[] = [{ any: include.map(node) }];
  if (exclude.length > 0) where.push({ none: exclude.map(node) });
  return { version: 1, population: 'known', where: { all: where } };
}

/**
 * Evaluates the segments afresh, keeps the result in the event store and hands it out in batches of 5,000 profile ids
 * in ascending order. Memory stays flat at any size; what happens to the segments meanwhile changes nothing.
 * @throws Problem 503 while the event store is rebuilt: a part of the people must not pass for all of them
 */
export async function* freezeAudience(ctx: Context, spec: AudienceSpec): AsyncGenerator<number[]> {
  await requireCompleteStore(ctx.platform);
  const prepared = await prepare(ctx, [audienceRule(spec)]);
  const audience = randomUUID();
  await freezePeople(ctx, prepared, audience);
  let after = 0;
  for (;;) {
    const ids = await frozenPeople(ctx, audience, after, batchSize);
    if (ids.length > 0) yield ids;
    const last = ids.at(-1);
    if (last === undefined || ids.length < batchSize) return;
    after = last;
  }
}

export type AudienceSize = { count: number; reachable: { email: number; sms: number } };

/** How many people `freezeAudience` would hand out now, and how many of them can be reached. */
export async function audienceSize(ctx: Context, spec: AudienceSpec): Promise<AudienceSize> {
  const { count, email, sms } = await countPeople(ctx, await prepare(ctx, [audienceRule(spec)]));
  return { count, reachable: { email, sms } };
}
