import { audit } from '../../../foundation/audit/index.ts';
import { Problem } from '../../../kernel/problem.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import { renewRfmTask } from '../jobs.ts';
import { groupFaults, usualGroups, type Group } from '../rules/groups.ts';
import type { Settings } from '../rules/settings.ts';
import { settingsOf, storeSettings } from '../store/settings.ts';

export const readSettings = (ctx: Context) => transact(ctx, async (tx) => shown(await settingsOf(tx, ctx.workspaceId)));

export type SettingsInput = { bins: number; periodDays: number | null; groups?: readonly Group[] | undefined };

/** Everybody is scored again in the background. Without groups the usual ones are taken. @throws Problem 422 */
export const changeSettings = (ctx: Context, input: SettingsInput) =>
  transact(ctx, async (tx) => {
    const settings: Settings = { ...input, groups: input.groups ?? usualGroups(input.bins) };
    const errors = groupFaults(settings.bins, settings.groups);
    if (errors.length > 0) {
      throw new Problem({
        status: 422,
        code: 'invalid_rfm_groups',
        title: 'The groups cannot be used',
        detail: errors[0]?.message ?? '',
        errors,
      });
    }
    await storeSettings(tx, ctx.workspaceId, settings, ctx.platform.clock.now());
    await audit(ctx, tx, {
      action: 'rfm.changed',
      entity: 'rfm',
      changes: { bins: settings.bins, periodDays: settings.periodDays, groups: settings.groups.length },
    });
    await enqueue(tx, renewRfmTask, { workspaceId: ctx.workspaceId }, { key: `rfm.renew:${ctx.workspaceId}` });
    return shown({ ...settings, isUsual: false });
  });

const shown = ({ bins, periodDays, groups, isUsual }: Settings & { isUsual: boolean }) => ({
  bins,
  periodDays,
  isUsual,
  groups: groups.map((one) => ({ ...one, r: [...one.r], f: [...one.f], m: [...one.m] })),
});
