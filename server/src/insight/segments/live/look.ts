import { systemContext, transact, type Context, type Platform } from '../../../platform/context.ts';
import { storeIsComplete } from '../../../records/events/index.ts';
import { lastFigureRun } from '../../figures/index.ts';
import { dataStamp } from '../../traits/index.ts';
import { evaluateSegments } from '../actions/evaluate.ts';
import { isPaced } from '../rules/due.ts';
import {
  beginLive,
  clearAllTouches,
  endLive,
  gatherTouches,
  liveState,
  longQueue,
  queueOf,
  readyTouches,
  workspacesToLook,
} from '../store.touched.ts';
import { whileHeld } from './hold.ts';
import { reachedSnapshot, whileMarking } from './marks.ts';
import { passOver, peopleAtOnce } from './pass.ts';
import { writePasses } from './passes.ts';
import { sweep } from './sweep.ts';
import { watchedSegments, type Watch, type Watched } from './watched.ts';

/** How often the edges of windows are looked at. */
const sweepMs = 10_000;

/**
 * One look at every workspace where something happened or windows moved.
 * @returns whether there was anything to do
 */
export async function lookAround(platform: Platform, signal?: AbortSignal): Promise<boolean> {
  const sweptBefore = new Date(platform.clock.now().getTime() - sweepMs);
  let busy = false;
  for (const workspaceId of await workspacesToLook(platform.postgres.system, sweptBefore)) {
    if (signal?.aborted) break;
    const ctx = systemContext(platform, workspaceId, 'segments.live');
    const looked = await whileHeld(ctx, false, () => look(ctx));
    if (looked === null) continue;
    busy = looked.busy || busy;
    if (looked.whole.length > 0) await evaluateSegments(ctx, looked.whole, looked.reason);
  }
  return busy;
}

type Looked = { busy: boolean; whole: number[]; reason: 'calendar' | 'evaluation' };
const nothing: Looked = { busy: false, whole: [], reason: 'calendar' };

async function look(ctx: Context): Promise<Looked> {
  const { platform } = ctx;
  if (!(await storeIsComplete(platform))) return nothing;
  await writePasses(ctx);
  const now = platform.clock.now();
  const watch = await watchedSegments(ctx, now);
  if (watch.segments.length === 0) return forget(ctx);
  const { whole, swept } = await sweepDue(ctx, watch, now);
  const busy = await lookAtTouched(ctx, watch.segments);
  const due = swept ? await relativeDue(ctx, watch.segments, now) : [];
  const ids = [...whole, ...due].map((segment) => segment.id);
  return { busy: busy || ids.length > 0, whole: ids, reason: whole.length > 0 ? 'calendar' : 'evaluation' };
}

/** Segments that were never evaluated will be, over everybody. */
const forget = (ctx: Context): Promise<Looked> =>
  transact(ctx, async (tx) => {
    await endLive(tx, ctx.workspaceId);
    await clearAllTouches(tx, ctx.workspaceId);
    return nothing;
  });

async function sweepDue(ctx: Context, watch: Watch, now: Date): Promise<{ whole: Watched[]; swept: boolean }> {
  const { system } = ctx.platform.postgres;
  let state = await liveState(system, ctx.workspaceId);
  if (state === undefined) {
    const oldest = Math.min(...watch.segments.map((segment) => segment.evaluatedAt.getTime()));
    await transact(ctx, (tx) => beginLive(tx, ctx.workspaceId, new Date(oldest)));
    state = await liveState(system, ctx.workspaceId);
  }
  if (state === undefined || now.getTime() - state.sweptUntil.getTime() < sweepMs) return { whole: [], swept: false };
  const unexplained = await sweep(ctx, watch, state.sweptUntil, now);
  const paced = unexplained.filter((segment) => isPaced(segment.evaluatedAt, segment.evaluationMs, now));
  return { whole: paced, swept: true };
}

/** Whom everybody's data places: asked again when data changed, and everybody's figures when they were computed anew. */
async function relativeDue(ctx: Context, segments: readonly Watched[], now: Date): Promise<Watched[]> {
  const paced = segments.filter((segment) => isPaced(segment.evaluatedAt, segment.evaluationMs, now));
  const stamp = paced.some((segment) => segment.isRelative) ? await dataStamp(ctx) : '';
  const readsFigures = paced.some((segment) => segment.readsFigures);
  const renewed = readsFigures ? await transact(ctx, (tx) => lastFigureRun(tx, ctx.workspaceId)) : null;
  return paced.filter(
    (segment) =>
      (segment.isRelative && segment.stamp !== stamp) ||
      (segment.readsFigures && renewed !== null && renewed > segment.evaluatedAt),
  );
}

/** Looks at people whose reasons have reached the event store. */
async function lookAtTouched(ctx: Context, segments: readonly Watched[]): Promise<boolean> {
  const { platform, workspaceId } = ctx;
  const { system } = platform.postgres;
  const queue = await queueOf(system, workspaceId, scatteredBelow);
  if (queue.rows === 0) return false;
  const rows = await readyTouches(system, workspaceId, await reachedSnapshot(platform), peopleAtOnce);
  if (rows.length > 0) await whileMarking(platform, () => passOver(ctx, rows, segments, queue.people > longQueue));
  if (queue.scattered > longQueue) {
    await transact(ctx, (tx) => gatherTouches(tx, workspaceId, { below: scatteredBelow, size: peopleAtOnce }));
  }
  return rows.length > 0;
}

/** Rows of fewer people are put together when there are many of them. */
const scatteredBelow = peopleAtOnce / 4;
