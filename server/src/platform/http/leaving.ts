import type { FastifyReply } from 'fastify';
import type { Context } from '../context.ts';

/** The context with a signal that is given when the caller goes away: for reads whose answer nobody waits for then. */
export function whileAsked(ctx: Context, { raw }: FastifyReply): Context {
  const leaving = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) leaving.abort();
  });
  return { ...ctx, signal: leaving.signal };
}
