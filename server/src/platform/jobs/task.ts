import type { z } from 'zod';
import type { Platform } from '../context.ts';

/** A kind of background work. Runs at least once per enqueued payload: the work itself is idempotent. */
export type Task<P = unknown> = {
  name: string;
  payload: z.ZodType<P>;
  /** Nobody waits for it: what it asks the event store stands back behind everything else. */
  isBackground?: true;
  run(platform: Platform, payload: P, signal: AbortSignal): Promise<void>;
};

/** Declares a task with its payload's schema, so that enqueueing it is type-checked. */
export const defineTask = <P>(task: Task<P>): Task<P> => task;

/** A task as an entry of a manifest's list, whatever its payload: the payload is parsed before the run. */
export const task = <P>(typed: Task<P>): Task => ({
  name: typed.name,
  payload: typed.payload,
  ...(typed.isBackground && { isBackground: true }),
  run: (platform, payload, signal) => typed.run(platform, typed.payload.parse(payload), signal),
});

/** A cron line (UTC, five fields) that enqueues a task with an empty payload. */
export type Schedule = { cron: string; task: string };
