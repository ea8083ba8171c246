import { sha256 } from '../crypto/index.ts';
import { Problem } from '../../kernel/problem.ts';
import { inWorkspace } from '../postgres/index.ts';
import type { Context } from '../context.ts';
import { claimKey, forgetKey, storeAnswer, type Answer } from './store.ts';

/**
 * The same key and body get the same answer for 24 h (Stripe's contract); another body under the key is refused
 * with 422, a key whose first request still runs with 409. Scope: workspace and route.
 */
export async function withIdempotency(
  ctx: Context,
  route: string,
  key: string,
  body: string,
  work: () => Promise<Answer>,
): Promise<Answer & { replayed: boolean }> {
  const { postgres, clock } = ctx.platform;
  if (key.length > 255) {
    throw new Problem({
      status: 422,
      code: 'invalid_idempotency_key',
      title: 'The idempotency key is too long',
      detail: 'Idempotency-Key takes up to 255 characters.',
    });
  }
  const hash = sha256(body);
  const claimed = await inWorkspace(postgres, ctx.workspaceId, (tx) =>
    claimKey(tx, ctx.workspaceId, route, key, hash, clock.now()),
  );
  if (claimed.kind === 'other-body') {
    throw new Problem({
      status: 422,
      code: 'idempotency_key_reused',
      title: 'This key was used with another body',
      detail: 'An Idempotency-Key belongs to one request body.',
      remedy: 'Use a new key for a new request.',
    });
  }
  if (claimed.kind === 'running') {
    throw new Problem({
      status: 409,
      code: 'idempotency_in_flight',
      title: 'The first request with this key is still running',
      retryAfterSeconds: 1,
    });
  }
  if (claimed.kind === 'answered') return { ...claimed.answer, replayed: true };
  try {
    const answer = await work();
    if (answer.status < 500) {
      await inWorkspace(postgres, ctx.workspaceId, (tx) => storeAnswer(tx, ctx.workspaceId, route, key, answer));
    } else {
      await inWorkspace(postgres, ctx.workspaceId, (tx) => forgetKey(tx, ctx.workspaceId, route, key));
    }
    return { ...answer, replayed: false };
  } catch (error) {
    await inWorkspace(postgres, ctx.workspaceId, (tx) => forgetKey(tx, ctx.workspaceId, route, key));
    throw error;
  }
}
