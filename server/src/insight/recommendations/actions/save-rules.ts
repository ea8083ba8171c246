import { audit } from '../../../foundation/audit/index.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import { buildTask } from '../jobs.ts';
import { readRules, type BrandRules } from '../rules/brand-rules.ts';
import { requestBuild, saveRules, stateOf } from '../store/state.ts';

/** The brand's rules count from the next recommendation on; lists that were made by them are made anew. */
export const saveBrandRules = (ctx: Context, rules: BrandRules): Promise<BrandRules> =>
  transact(ctx, async (tx) => {
    const { workspaceId } = ctx;
    const before = readRules((await stateOf(tx, workspaceId))?.rules);
    await saveRules(tx, workspaceId, JSON.stringify(rules));
    await audit(ctx, tx, { action: 'recommendations.rules_changed', entity: 'recommendations', changes: rules });
    const ofLists = (one: BrandRules): string => JSON.stringify([one.excludeBoughtDays, one.segments]);
    if (ofLists(before) !== ofLists(rules)) {
      await requestBuild(tx, workspaceId, ctx.platform.clock.now());
      await enqueue(tx, buildTask, { workspaceId }, { key: `recommendations ${workspaceId}` });
    }
    return rules;
  });
