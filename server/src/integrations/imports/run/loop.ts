import type { Platform } from '../../../platform/context.ts';
import type { Loop } from '../../../platform/module.ts';
import { waitingImports } from '../store.ts';
import { lockImport } from '../store.lock.ts';
import { openRun, type Run } from './run-import.ts';

const running = new WeakMap<Platform, Run>();

/** The worker's part: one uploaded file at a time, oldest first, a chunk a round. */
export const importLoop: Loop = {
  name: 'imports',
  idleMs: 500,
  round: async (platform, signal) => {
    const run = running.get(platform) ?? (await claim(platform, signal));
    if (!run) return false;
    running.set(platform, run);
    try {
      const step = await run.step();
      if (step === 'ended') running.delete(platform);
      return step !== 'waiting';
    } catch (error) {
      running.delete(platform);
      await run.close().catch(() => undefined);
      throw error;
    }
  },
};

async function claim(platform: Platform, signal: AbortSignal | undefined): Promise<Run | null> {
  for (const row of await waitingImports(platform.postgres.system)) {
    const lock = await lockImport(platform.postgres.url, row.id);
    if (!lock) continue;
    const run = openRun(platform, row, lock);
    signal?.addEventListener(
      'abort',
      () => {
        running.delete(platform);
        void run.close().catch(() => undefined);
      },
      { once: true },
    );
    return run;
  }
  return null;
}
