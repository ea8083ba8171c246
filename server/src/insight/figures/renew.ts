import { systemContext, transact, type Context, type Platform } from '../../platform/context.ts';
import { emptyTables } from '../../platform/clickhouse/index.ts';
import { inSystem } from '../../platform/postgres/index.ts';
import { allWorkspaces } from '../../foundation/workspaces/index.ts';
import { storeIsComplete } from '../../records/events/index.ts';
import { dataStamp } from '../traits/index.ts';
import { figureProducers, figuresOfProducer, type FigureProducer } from './producers.ts';
import { isDue } from './rules.ts';
import { abandonRun, claimRun, figureRuns, finishRun } from './store.ts';
import { peopleWith } from './store.figures.ts';

const leaseMs = 30 * 60_000;

/** Computes everybody's figures of these producers, or of all, whether due or not. @throws what a producer throws */
export async function renewFigures(ctx: Context, producers?: readonly string[]): Promise<void> {
  const stamp = await dataStamp(ctx);
  for (const producer of ctx.platform.slots.all(figureProducers)) {
    if (producers === undefined || producers.includes(producer.name)) await renewOne(ctx, producer, stamp);
  }
}

/** Computes everybody's of the producers that write any of these figures: what they follow from was learned anew. */
export async function renewProducersOf(ctx: Context, figures: readonly string[]): Promise<void> {
  const names: string[] = [];
  await transact(ctx, async (tx) => {
    for (const producer of ctx.platform.slots.all(figureProducers)) {
      const written = await figuresOfProducer(producer, tx, ctx.workspaceId);
      if (written.some((figure) => figures.includes(figure))) names.push(producer.name);
    }
  });
  if (names.length > 0) await renewFigures(ctx, names);
}

/** What is due in a workspace. One producer's failure is kept on its run and does not keep the others waiting. */
export async function renewDue(ctx: Context, signal?: AbortSignal): Promise<void> {
  if (!(await storeIsComplete(ctx.platform))) return;
  const producers = ctx.platform.slots.all(figureProducers);
  const [stamp, runs] = await Promise.all([
    dataStamp(ctx),
    transact(ctx, async (tx) => new Map((await figureRuns(tx, ctx.workspaceId)).map((run) => [run.producer, run]))),
  ]);
  for (const producer of producers) {
    if (signal?.aborted) return;
    if (!isDue(runs.get(producer.name), producer.everyMinutes, stamp, ctx.platform.clock.now())) continue;
    try {
      await renewOne(ctx, producer, stamp);
    } catch (error) {
      report(ctx, producer, error);
    }
  }
}

/**
 * Computes what these people's figures are now, right after something happened to them. A producer that fails leaves
 * the old values until everybody's are renewed.
 */
export async function renewTouched(ctx: Context, profileIds: readonly number[]): Promise<void> {
  if (profileIds.length === 0) return;
  for (const producer of ctx.platform.slots.all(figureProducers)) {
    try {
      await producer.touched?.(ctx, profileIds);
    } catch (error) {
      report(ctx, producer, error);
    }
  }
}

/** Brings everybody's figures back into an event store that lost them; segments that read them must not see a part. */
export async function rebuildFigures(platform: Platform): Promise<void> {
  await emptyTables(platform.clickhouse, ['profile_figures'], platform.config.clickhouseCluster);
  for (const { id } of await inSystem(platform.postgres, allWorkspaces)) {
    await renewFigures(systemContext(platform, id, 'figures.rebuild'));
  }
}

async function renewOne(ctx: Context, producer: FigureProducer, stamp: string): Promise<void> {
  const { platform, workspaceId } = ctx;
  const now = platform.clock.now();
  const until = new Date(now.getTime() + leaseMs);
  if (!(await transact(ctx, (tx) => claimRun(tx, workspaceId, producer.name, { now, until })))) return;
  const started = performance.now();
  try {
    await producer.renew(ctx);
    const figures = await transact(ctx, (tx) => figuresOfProducer(producer, tx, workspaceId));
    const people = Object.fromEntries((await peopleWith(ctx, figures)).map((row) => [row.figure, row.people]));
    const ms = Math.round(performance.now() - started);
    await transact(ctx, (tx) => finishRun(tx, workspaceId, producer.name, { at: now, stamp, ms, people }));
  } catch (error) {
    const text = error instanceof Error ? error.message.slice(0, 500) : 'unknown';
    await transact(ctx, (tx) => abandonRun(tx, workspaceId, producer.name, { at: now, error: text }));
    throw error;
  }
}

const report = ({ platform, workspaceId }: Context, producer: FigureProducer, error: unknown): void =>
  platform.log.warn(
    { workspaceId, producer: producer.name, err: error instanceof Error ? error.name : 'unknown' },
    'figures could not be computed',
  );
