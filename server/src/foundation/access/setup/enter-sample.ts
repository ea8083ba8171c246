import type { FastifyRequest } from 'fastify';
import { notFound, Problem } from '../../../kernel/problem.ts';
import type { Platform } from '../../../platform/context.ts';
import { alreadyClaimed } from '../errors.ts';
import { isLoopback } from '../sign-in/origin.ts';
import { isClaimed, sampleOwner } from '../store.users.ts';

/**
 * Who to sign in for a look at the sample brand without a password: only on this machine, and only until somebody has
 * set the installation up.
 */
export async function enterSample(platform: Platform, request: Pick<FastifyRequest, 'ip'>): Promise<string> {
  if (await isClaimed(platform.postgres.system)) throw alreadyClaimed();
  if (!platform.config.sample.enabled) throw notFound('sample brand');
  if (!isLoopback(request.ip)) {
    throw new Problem({
      status: 403,
      code: 'sample_is_local',
      title: 'Only from the same machine',
      detail: 'The sample brand opens without a password only on the machine that runs the server.',
      remedy: 'Sign in with the e-mail and the password in first-run.json of the data directory.',
    });
  }
  const owner = await sampleOwner(platform.postgres.system);
  if (!owner) throw notFound('sample brand');
  return owner.id;
}
