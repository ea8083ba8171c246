import { workspaceOf } from '../../foundation/workspaces/index.ts';
import { transact, type Context } from '../../platform/context.ts';
import { replaceFigures, type FigureProducer } from '../figures/index.ts';
import { eventIdsOf } from '../segments/index.ts';
import { affinityFigures } from './definitions.ts';
import { producerOf, type Family } from './families.ts';
import { familyWork, type Usual } from './family-work.ts';
import { settingsOf, type AffinitySettings } from './settings.ts';
import { readBaseline, writeBaseline } from './store.ts';
import { readZones } from './store/baselines.ts';
import type { Who } from './store/people.ts';

const day = 86_400_000;

/** Values every statement may bind. */
export async function commonParams(ctx: Context): Promise<Record<string, unknown>> {
  const { settings, zone } = await transact(ctx, async (tx) => ({
    settings: await settingsOf(tx, ctx.workspaceId),
    zone: (await workspaceOf(tx, ctx.workspaceId)).timezone,
  }));
  return boundSettings(settings, zone, ctx.platform.clock.now());
}

const boundSettings = (settings: AffinitySettings, zone: string, at: Date): Record<string, unknown> => ({
  at: at.toISOString().slice(0, -1).replace('T', ' '),
  zone,
  halfLifeMs: settings.halfLifeDays * day,
  channelHalfLifeMs: settings.channelHalfLifeDays * day,
  evidence: settings.evidence,
  ...settings.weights,
  ...Object.fromEntries(Object.entries(settings.health).map(([part, weight]) => [`${part}Weight`, weight])),
});

/** First what is usual at the brand, then everybody by it; somebody alone by what was usual last. */
export const producer = (family: Family): FigureProducer => ({
  name: producerOf(family),
  figures: affinityFigures[family].map(({ name }) => name),
  everyMinutes: 5,
  renew: async (ctx) => {
    const params = await commonParams(ctx);
    const usual = await familyWork[family].usual(ctx, params);
    await transact(ctx, (tx) =>
      writeBaseline(tx, ctx.workspaceId, family, { baseline: usual, now: ctx.platform.clock.now() }),
    );
    await compute(ctx, family, usual, params, 'everybody');
  },
  touched: async (ctx, ids) => {
    const usual = await transact(ctx, (tx) => readBaseline(tx, ctx.workspaceId, family));
    if (usual === undefined) return;
    const [params, eventIds] = await Promise.all([commonParams(ctx), eventIdsOf(ctx, ids)]);
    await compute(ctx, family, usual as Usual, { ...params, ids, eventIds }, 'some', ids);
  },
});

async function compute(
  ctx: Context,
  family: Family,
  usual: Usual,
  params: Record<string, unknown>,
  who: Who,
  people?: readonly number[],
): Promise<void> {
  const zones = await readZones(ctx, who, params);
  for (const { figures, select, bound } of familyWork[family].statements(usual, who, zones)) {
    await replaceFigures(ctx, { figures, select, params: { ...params, ...bound }, ...(people && { people }) });
  }
}
