import { z } from 'zod';
import type { Platform } from '../platform/context.ts';
import { publicRoute } from '../platform/http/index.ts';
import { inboxDepth, storeIsComplete } from '../records/events/index.ts';
import { postgresAnswers } from './store.ts';

const part = z.object({ ok: z.boolean(), state: z.string(), message: z.string().optional() });
const health = z
  .object({
    status: z.enum(['ok', 'degraded', 'down']),
    postgres: part,
    clickhouse: part,
    inbox: z.object({ waiting: z.number(), unshipped: z.number(), oldestSeconds: z.number().nullable() }).nullable(),
  })
  .meta({ id: 'Health' });

type Part = z.infer<typeof part>;

/** Down without PostgreSQL; degraded without a complete event store, which ingest can do without for a while. */
export async function checkHealth(platform: Platform): Promise<z.infer<typeof health>> {
  const postgres = await probePostgres(platform);
  const clickhouse = postgres.ok ? await probeClickHouse(platform) : { ok: false, state: 'unknown' };
  const inbox = postgres.ok ? await inboxDepth(platform.postgres.system) : null;
  return {
    status: !postgres.ok ? 'down' : clickhouse.ok ? 'ok' : 'degraded',
    postgres,
    clickhouse,
    inbox: inbox && {
      waiting: inbox.waiting,
      unshipped: inbox.unshipped,
      oldestSeconds: inbox.oldest
        ? Math.max(0, Math.round((platform.clock.now().getTime() - inbox.oldest.getTime()) / 1000))
        : null,
    },
  };
}

async function probePostgres({ postgres }: Platform): Promise<Part> {
  try {
    await postgresAnswers(postgres.system);
    return { ok: true, state: 'ready' };
  } catch (error) {
    return { ok: false, state: 'down', message: firstLine(error) };
  }
}

async function probeClickHouse(platform: Platform): Promise<Part> {
  try {
    if (await storeIsComplete(platform)) return { ok: true, state: 'ready' };
  } catch (error) {
    return { ok: false, state: 'down', message: firstLine(error) };
  }
  return {
    ok: false,
    state: 'rebuilding',
    message: 'The event store is being rebuilt from the archive; figures are incomplete until it is done.',
  };
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : 'cannot be reached').split('\n')[0]?.slice(0, 200) ?? '';

export const healthRoutes = [
  publicRoute({
    method: 'GET',
    url: '/health/live',
    operationId: 'healthLive',
    summary: 'The process runs',
    tags: ['health'],
    audience: 'public',
    response: z.object({ status: z.literal('ok') }),
    handle: () => ({ status: 'ok' as const }),
  }),
  publicRoute({
    method: 'GET',
    url: '/health/ready',
    operationId: 'healthReady',
    summary: 'Ready to serve: PostgreSQL answers; the event store may be degraded',
    tags: ['health'],
    audience: 'public',
    response: health,
    handle: async (platform, { reply }) => {
      const result = await checkHealth(platform);
      if (result.status === 'down') void reply.status(503);
      return result;
    },
  }),
];
