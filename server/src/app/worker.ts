import type { Platform } from '../platform/context.ts';
import { z } from 'zod';
import { defineTask, startJobRunner, task } from '../platform/jobs/index.ts';
import { startLoops } from '../platform/loops.ts';
import { forgetOldKeys } from '../platform/http/index.ts';
import { inSystem } from '../platform/postgres/index.ts';
import { modules } from './modules.ts';

const dayMs = 86_400_000;

/** Answers kept for idempotent repeats are promised for a day. */
const forgetKeys = defineTask({
  name: 'http.forgetKeys',
  payload: z.object({}).loose(),
  run: (platform) =>
    inSystem(platform.postgres, (tx) => forgetOldKeys(tx, new Date(platform.clock.now().getTime() - dayMs))),
});

/** Loops and jobs of every module. */
export async function startWorker(platform: Platform): Promise<{ stop(): Promise<void> }> {
  const tasks = [
    task(forgetKeys),
    ...modules.flatMap((m) => m.tasks ?? []),
    ...modules.flatMap((m) => (m.handlers ?? []).map((h) => h.task)),
  ];
  const jobs = await startJobRunner(platform, tasks, [
    { cron: '41 * * * *', task: forgetKeys.name },
    ...modules.flatMap((m) => m.schedules ?? []),
  ]);
  const loops = startLoops(
    platform,
    modules.flatMap((m) => m.loops ?? []),
  );
  return {
    stop: async () => {
      await Promise.all([loops.stop(), jobs.stop()]);
    },
  };
}
