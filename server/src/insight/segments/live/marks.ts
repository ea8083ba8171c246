import { setTimeout as sleep } from 'node:timers/promises';
import type { Platform } from '../../../platform/context.ts';
import { lastBatch, oldestBatchLeft } from '../../../records/events/index.ts';
import { lastProjection, oldestProjectionLeft } from '../../../records/profiles/index.ts';
import { currentSnapshot } from '../store.touched.ts';

/**
 * What a mark's snapshot saw queued has reached the event store once everything that was on its way at the mark has:
 * events shipped, copies projected. Transactions end in another order than they number their rows, so a mark is a
 * snapshot and no place in the queue.
 */
type Mark = { snapshot: string; batch: number; projection: number };
type Marks = { reached: Mark | undefined; waiting: Mark[] };

const marks = new WeakMap<Platform, Marks>();
const everyMs = 250;
/** Of a store that is far behind the oldest marks are kept: they are the first to be reached. */
const most = 40;
const copiedKinds = ['profile', 'order', 'credit_note', 'alias'];

/** The newest snapshot (as text) everything seen by which is in the event store; undefined before there was one. */
export async function reachedSnapshot(platform: Platform): Promise<string | undefined> {
  const { system } = platform.postgres;
  const known = await mark(platform);
  const [batch, projection] = [await oldestBatchLeft(system), await oldestProjectionLeft(system, copiedKinds)];
  const last = known.waiting.findLastIndex((one) => one.batch < batch && one.projection < projection);
  if (last >= 0) {
    known.reached = known.waiting[last];
    known.waiting.splice(0, last + 1);
  }
  return known.reached?.snapshot;
}

/**
 * Goes on marking while something runs, so that what came meanwhile need not be waited for afterwards. Where marking
 * fails, the next look makes the next mark.
 */
export async function whileMarking<T>(platform: Platform, work: () => Promise<T>): Promise<T> {
  const over = new AbortController();
  const marking = (async () => {
    for (;;) {
      await sleep(everyMs, undefined, { signal: over.signal });
      await mark(platform);
    }
  })().catch(() => undefined);
  try {
    return await work();
  } finally {
    over.abort();
    await marking;
  }
}

async function mark(platform: Platform): Promise<Marks> {
  const { system } = platform.postgres;
  const known = marks.get(platform) ?? { reached: undefined, waiting: [] };
  marks.set(platform, known);
  // The snapshot first: whatever is on its way for what it saw is seen afterwards.
  const snapshot = await currentSnapshot(system);
  const made = { snapshot, batch: await lastBatch(system), projection: await lastProjection(system) };
  known.waiting.splice(most - 1, 1, made);
  return known;
}
