import type { Platform } from '../platform/context.ts';
import { startJobRunner } from '../platform/jobs/index.ts';
import { startLoops } from '../platform/loops.ts';
import { modules } from './modules.ts';

/** Loops and jobs of every module. */
export async function startWorker(platform: Platform): Promise<{ stop(): Promise<void> }> {
  const tasks = [...modules.flatMap((m) => m.tasks ?? []), ...modules.flatMap((m) => (m.handlers ?? []).map((h) => h.task))];
  const jobs = await startJobRunner(platform, tasks, modules.flatMap((m) => m.schedules ?? []));
  const loops = startLoops(platform, modules.flatMap((m) => m.loops ?? []));
  return {
    stop: async () => {
      await Promise.all([loops.stop(), jobs.stop()]);
    },
  };
}
