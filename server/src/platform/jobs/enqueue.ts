import { sql } from 'kysely';
import type { Tx } from '../postgres/index.ts';
import type { Task } from './task.ts';

export type EnqueueOptions = {
  /** One pending job per key: enqueueing again replaces it. */
  key?: string;
  runAt?: Date;
  maxAttempts?: number;
  /** Jobs of one queue run one after the other. */
  queue?: string;
};

/** Queues a job in the caller's transaction: it exists exactly when the transaction commits. */
export async function enqueue<P>(tx: Tx, task: Task<P>, payload: P, options: EnqueueOptions = {}): Promise<void> {
  await sql`/* enqueue */ select enqueue_job(${task.name}, ${JSON.stringify(payload)}::json, ${options.key ?? null}, ${options.runAt ?? null}, ${options.maxAttempts ?? 25}, ${options.queue ?? null})`.execute(
    tx,
  );
}
