import { z } from 'zod';
import { audit } from '../../foundation/audit/index.ts';
import { transact, type Context } from '../../platform/context.ts';
import { defineTask, enqueue } from '../../platform/jobs/index.ts';
import { systemContext } from '../../platform/context.ts';
import { creditPeople } from './credit-people.ts';
import { defaultSettings } from './rules/last-touch.ts';
import { saveSettings, settingsOf, touchedPeople } from './store.ts';
import type { Settings } from './tables.ts';

export const readSettings = (ctx: Context): Promise<Settings> =>
  transact(ctx, async (tx) => (await settingsOf(tx, ctx.workspaceId)) ?? defaultSettings);

/** Other windows change every figure of the past, too: all credits are computed again. */
export async function changeSettings(ctx: Context, change: Partial<Settings>): Promise<Settings> {
  return transact(ctx, async (tx) => {
    const next = { ...defaultSettings, ...(await settingsOf(tx, ctx.workspaceId)), ...change };
    await saveSettings(tx, ctx.workspaceId, next, ctx.platform.clock.now());
    await enqueue(tx, recredit, { workspaceId: ctx.workspaceId }, { key: `recredit:${ctx.workspaceId}` });
    await audit(ctx, tx, { action: 'attribution_settings.updated', entity: 'attribution_settings', changes: next });
    return next;
  });
}

export const recredit = defineTask({
  name: 'attribution.recredit',
  payload: z.object({ workspaceId: z.number().int() }),
  run: async (platform, { workspaceId }, signal) => {
    const ctx = systemContext(platform, workspaceId, 'attribution');
    for (let after = 0; ;) {
      signal.throwIfAborted();
      const people = await transact(ctx, async (tx) => {
        const ids = await touchedPeople(tx, workspaceId, after, 1000);
        await creditPeople(tx, workspaceId, ids, platform.clock.now());
        return ids;
      });
      const last = people.at(-1);
      if (last === undefined) return;
      after = last;
    }
  },
});
