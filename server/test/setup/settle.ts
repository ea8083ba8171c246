import { Logger, runOnce, type TaskList } from 'graphile-worker';
import type { Module } from '../../src/platform/module.ts';
import type { Platform } from '../../src/platform/context.ts';

/** Work that loops do in production, one round: true when something was done. */
const rounds = (modules: readonly Module[]) => modules.flatMap((module) => module.loops ?? []);

/** Runs every loop's single round and every due job until a whole pass finds nothing. */
export async function settle(platform: Platform, modules: readonly Module[]): Promise<void> {
  const tasks: TaskList = {};
  let busy: boolean;
  const all = [
    ...modules.flatMap((m) => m.tasks ?? []),
    ...modules.flatMap((m) => (m.handlers ?? []).map((h) => h.task)),
  ];
  for (const task of all) {
    tasks[task.name] = (payload) => {
      busy = true;
      return task.run(platform, payload, new AbortController().signal);
    };
  }
  for (let pass = 0; pass < 50; pass += 1) {
    busy = false;
    for (const loop of rounds(modules)) busy = (await loop.round(platform)) || busy;
    await runOnce({
      connectionString: platform.postgres.url,
      taskList: tasks,
      noPreparedStatements: true,
      logger: new Logger(() => (level, message) => {
        if (level === 'error') platform.log.error({ source: 'jobs' }, message);
      }),
    });
    if (!busy) return;
  }
  throw new Error('settle: still busy after 50 passes');
}
