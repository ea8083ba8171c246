import { sql } from 'kysely';
import { z } from 'zod';
import type { Context, Platform } from '../context.ts';
import type { Tx } from '../postgres/index.ts';
import type { Task } from './task.ts';

/** A fact one module announces in its own transaction and later modules react to, at least once. Past tense. */
export type Signal<P> = { name: string; payload: z.ZodType<P> };

export const defineSignal = <P>(name: string, payload: z.ZodType<P>): Signal<P> => ({ name, payload });

export type SignalHandler = { signal: string; task: Task };

/** One job per subscribed handler, queued in the announcing transaction: a retry of one does not repeat the others. */
export async function emit<P>(ctx: Context, tx: Tx, signal: Signal<P>, payload: P): Promise<void> {
  const tasks = ctx.platform.signalTasks.get(signal.name) ?? [];
  if (tasks.length === 0) return;
  const body = JSON.stringify({ workspaceId: ctx.workspaceId, payload });
  await sql`/* emit */ select enqueue_job(t, ${body}::json) from unnest(${sql.val(tasks)}::text[]) as t`.execute(tx);
}

/** Binds a handler to a signal; `of` names the handling module and step (`attribution.creditOrder`). */
export function onSignal<P>(
  signal: Signal<P>,
  of: string,
  handle: (platform: Platform, workspaceId: number, payload: P) => Promise<void>,
): SignalHandler {
  const envelope = z.object({ workspaceId: z.number().int(), payload: signal.payload });
  return {
    signal: signal.name,
    task: {
      name: `signal:${signal.name}:${of}`,
      payload: envelope,
      run: async (platform, raw) => {
        const { workspaceId, payload } = envelope.parse(raw);
        await handle(platform, workspaceId, payload);
      },
    },
  };
}
