import { transact, type Context } from '../../platform/context.ts';
import { storeIsComplete } from '../../records/events/index.ts';
import { renewProducersOf } from '../figures/index.ts';
import { models, type ModelDefinition } from './definitions.ts';
import { isDue } from './rules.ts';
import { abandonFit, claimFit, finishFit, modelRow, modelRows } from './store.ts';
import { orderCount } from './store.orders.ts';

const leaseMs = 30 * 60_000;

/** Fits what is due in a workspace. One model's failure is kept on it and does not keep the others waiting. */
export async function fitDue(ctx: Context, signal?: AbortSignal): Promise<void> {
  if (!(await storeIsComplete(ctx.platform))) return;
  const definitions = ctx.platform.slots.all(models);
  const [orders, rows] = await Promise.all([orderCount(ctx), transact(ctx, (tx) => modelRows(tx, ctx.workspaceId))]);
  for (const definition of definitions) {
    if (signal?.aborted) return;
    const row = rows.find(({ name }) => name === definition.name);
    if (!isDue(row, definition.everyDays, orders, ctx.platform.clock.now())) continue;
    try {
      await fitOne(ctx, definition, orders);
    } catch (error) {
      ctx.platform.log.warn(
        { workspaceId: ctx.workspaceId, model: definition.name, err: error instanceof Error ? error.name : 'unknown' },
        'a model could not be fitted',
      );
    }
  }
}

/** Fits models by name now, whether due or not, and computes what they feed. @throws what a fit throws */
export async function fitModels(ctx: Context, names: readonly string[]): Promise<void> {
  const orders = await orderCount(ctx);
  for (const definition of ctx.platform.slots.all(models)) {
    if (names.includes(definition.name)) await fitOne(ctx, definition, orders);
  }
}

async function fitOne(ctx: Context, definition: ModelDefinition, orders: number): Promise<void> {
  const { platform, workspaceId } = ctx;
  const at = platform.clock.now();
  const until = new Date(at.getTime() + leaseMs);
  if (!(await transact(ctx, (tx) => claimFit(tx, workspaceId, definition.name, { now: at, until })))) return;
  const started = performance.now();
  try {
    const previous = (await transact(ctx, (tx) => modelRow(tx, workspaceId, definition.name)))?.parameters ?? null;
    const fit = await definition.fit(ctx, previous);
    const ms = Math.round(performance.now() - started);
    await transact(ctx, (tx) => finishFit(tx, workspaceId, definition.name, fit, { at, ms, orders }));
  } catch (error) {
    const text = error instanceof Error ? error.message.slice(0, 500) : 'unknown';
    await transact(ctx, (tx) => abandonFit(tx, workspaceId, definition.name, { at, error: text }));
    throw error;
  }
  await renewProducersOf(ctx, definition.figures);
}
