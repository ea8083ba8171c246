import { createHash } from 'node:crypto';
import { readOperation, startOperation } from '../../../foundation/operations/index.ts';
import { workspaceOf } from '../../../foundation/workspaces/index.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import { parseRule } from '../language/rule.ts';
import { kindsOf, libraryFor } from '../library.ts';
import { evaluationStamp } from '../stamp.ts';
import { forgetRehearsals, insertRehearsal, rehearsalByKey } from '../store.rehearsals.ts';
import { givenRule, type RuleInput } from '../wording.ts';
import { daysUntil } from './days.ts';
import { rehearseTask } from './run-rehearsal.ts';

const keptMs = 7 * 86_400_000;

/**
 * Begins to compute who a rule would have selected on each of the last days. The same question over the same data
 * answers with what is there or under way.
 * @returns the id of its operation, by which it is read
 * @throws Problem 422 for a rule that is not valid
 */
export async function startRehearsal(
  ctx: Context,
  { days, ...input }: RuleInput & { days: number },
): Promise<{ id: string }> {
  const given = await givenRule(ctx, input);
  const { rule } = given;
  const stamp = await evaluationStamp(ctx);
  const now = ctx.platform.clock.now();
  return given.placed(() =>
    transact(ctx, async (tx) => {
      const { timezone } = await workspaceOf(tx, ctx.workspaceId);
      const { segments } = await libraryFor(ctx, tx, [rule]);
      const asked = daysUntil(now, timezone, days).slice(1);
      const firstDay = asked[0]?.day ?? '';
      const lastDay = asked.at(-1)?.day ?? '';
      const question = JSON.stringify([rule, [...segments], firstDay, lastDay, timezone, stamp]);
      const key = createHash('sha256').update(question).digest('hex');
      const known = await rehearsalByKey(tx, ctx.workspaceId, key);
      if (known && (await isOfUse(ctx, known.id))) return known;
      await forgetRehearsals(tx, ctx.workspaceId, new Date(now.getTime() - keptMs));
      const id = await startOperation(ctx, tx, {
        kind: 'rehearsal',
        title: 'Rehearsal of a segment',
        total: asked.length,
      });
      const kept = JSON.stringify(parseRule(rule, kindsOf(ctx)));
      await insertRehearsal(tx, ctx.workspaceId, { id, key, rule: kept, firstDay, lastDay, createdAt: now });
      await enqueue(tx, rehearseTask, { workspaceId: ctx.workspaceId, id, days });
      return { id };
    }),
  );
}

const isOfUse = async (ctx: Context, id: string): Promise<boolean> =>
  ['queued', 'running', 'done'].includes((await readOperation(ctx, id)).status);
