import { z } from 'zod';
import { audit, storedActor } from '../../foundation/audit/index.ts';
import { transact, type Context } from '../../platform/context.ts';
import { enqueue } from '../../platform/jobs/index.ts';
import type { Tx } from '../../platform/postgres/index.ts';
import { renewAffinitiesTask } from './jobs.ts';
import { readSettings, writeSettings } from './store.ts';

const days = z.number().int().min(7).max(3650);
const weight = z.number().min(0).max(100);

/** What a brand may choose. Every default is ours: the field has conventions, no agreed values. */
export const affinitySettings = z
  .strictObject({
    halfLifeDays: days.default(90).describe('After so many days a sign of interest counts half of a new one'),
    weights: z
      .strictObject({
        view: weight.default(1),
        cart: weight.default(3),
        purchase: weight.default(8),
      })
      .prefault({})
      .describe('What a viewed, a carted and a bought product count'),
    evidence: z
      .number()
      .min(0.1)
      .max(1000)
      .default(10)
      .describe('Signs of this weight count as much as what is usual at the brand: more means slower to believe'),
    channelHalfLifeDays: days.default(60).describe('The same for answers to messages'),
    health: z
      .strictObject({
        orders: weight.default(35),
        engagement: weight.default(20),
        tickets: weight.default(15),
        delivery: weight.default(10),
        returns: weight.default(10),
        reviews: weight.default(10),
      })
      .prefault({})
      .describe('Weights of the parts of customer health; 0 leaves a part out'),
  })
  .meta({ id: 'AffinitySettings' });
export type AffinitySettings = z.infer<typeof affinitySettings>;

export const settingsOf = async (tx: Tx, workspaceId: number): Promise<AffinitySettings> =>
  affinitySettings.parse((await readSettings(tx, workspaceId)) ?? {});

export const getAffinitySettings = (ctx: Context): Promise<AffinitySettings> =>
  transact(ctx, (tx) => settingsOf(tx, ctx.workspaceId));

/** Replaces the settings; everybody's figures follow within minutes. */
export const saveAffinitySettings = (ctx: Context, settings: AffinitySettings): Promise<AffinitySettings> =>
  transact(ctx, async (tx) => {
    const now = ctx.platform.clock.now();
    await writeSettings(tx, ctx.workspaceId, { settings, by: storedActor(ctx.actor), now });
    await audit(ctx, tx, {
      action: 'affinities.settings_changed',
      entity: 'workspace',
      entityId: String(ctx.workspaceId),
      changes: { settings },
    });
    await enqueue(
      tx,
      renewAffinitiesTask,
      { workspaceId: ctx.workspaceId },
      { key: `affinities.renew:${ctx.workspaceId}` },
    );
    return settings;
  });
