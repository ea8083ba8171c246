import { Logger, parseCronItems, run, type Runner, type TaskList } from 'graphile-worker';
import pg from 'pg';
import { inBackground } from '../clickhouse/index.ts';
import type { Platform } from '../context.ts';
import { lockClass } from '../postgres/index.ts';
import type { Schedule, Task } from './task.ts';

export type JobRunner = { stop(): Promise<void> };

const lockKey = lockClass.jobs;

/**
 * Runs tasks until stopped. A worker that died keeps its jobs locked for hours, so each runner holds a session
 * advisory lock for its life; whoever starts frees the jobs of workers that no longer hold theirs.
 */
export async function startJobRunner(
  platform: Platform,
  tasks: readonly Task[],
  schedules: readonly Schedule[],
  concurrency = 6,
): Promise<JobRunner> {
  const { postgres, log } = platform;
  const presence = new pg.Client({ connectionString: postgres.url, application_name: 'rapport_jobs' });
  presence.on('error', (error) => log.warn({ err: error.message }, 'job presence connection lost'));
  await presence.connect();
  const alone = await presence.query<{ got: boolean }>('/* startJobRunner */ select pg_try_advisory_lock($1) as got', [
    lockKey,
  ]);
  if (alone.rows[0]?.got) {
    // Nobody else works here: every lock on a job is a dead worker's.
    await presence.query(
      `/* startJobRunner */ select graphile_worker.force_unlock_workers(array(select distinct locked_by from graphile_worker.jobs where locked_by is not null))`,
    );
    await presence.query('/* startJobRunner */ select pg_advisory_unlock($1)', [lockKey]);
  }
  await presence.query('/* startJobRunner */ select pg_advisory_lock_shared($1)', [lockKey]);

  const aborter = new AbortController();
  const inBack = new Set(tasks.filter((task) => task.isBackground).map((task) => task.name));
  const runner: Runner = await run({
    connectionString: postgres.url,
    concurrency,
    maxPoolSize: concurrency + 2,
    pollInterval: 1000,
    noHandleSignals: true,
    taskList: asTaskList(platform, tasks, aborter.signal),
    parsedCronItems: parseCronItems(
      schedules.map((s) => ({
        task: s.task,
        match: s.cron,
        identifier: `${s.task}@${s.cron}`,
        // One after the other, and one waiting: a long run leaves the other workers to what somebody waits for. Those that
        // stand back share a queue: each of them would take its share of the event store from what they stand back for.
        options: { queueName: inBack.has(s.task) ? 'background' : s.task, jobKey: `${s.task}@${s.cron}` },
      })),
    ),
    logger: new Logger(() => (level, message) => {
      if (level === 'error') log.error({ source: 'jobs' }, message);
    }),
  });
  return {
    stop: async () => {
      aborter.abort();
      await runner.stop();
      await presence.end();
    },
  };
}

function asTaskList(platform: Platform, tasks: readonly Task[], signal: AbortSignal): TaskList {
  const list: TaskList = {};
  for (const task of tasks) {
    if (list[task.name]) throw new Error(`two tasks are called ${task.name}`);
    list[task.name] = async (payload) => {
      const work = (): Promise<void> => task.run(platform, payload, signal);
      await (task.isBackground ? inBackground(work) : work());
    };
  }
  return list;
}
