import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { publicRoute, type HttpServer } from '../platform/http/index.ts';
import { notFound } from '../kernel/problem.ts';
import { inboxDepth } from '../records/events/index.ts';

/** Prometheus metrics: counts and durations only, labelled by route pattern, never by anything a person is or wrote. */
const registry = new Registry();
collectDefaultMetrics({ register: registry });
const durations = new Histogram({
  name: 'rapport_http_request_duration_seconds',
  help: 'Duration of requests by route and status class',
  labelNames: ['method', 'route', 'status'] as const,
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  registers: [registry],
});
const waiting = new Gauge({
  name: 'rapport_inbox_messages',
  help: 'Accepted messages not yet processed',
  registers: [registry],
});
const unshipped = new Gauge({
  name: 'rapport_unshipped_batches',
  help: 'Processed batches not yet in the event store',
  registers: [registry],
});

export function measureRequests(app: HttpServer): void {
  app.addHook('onResponse', (request, reply, done) => {
    durations.observe(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'unknown',
        status: `${Math.floor(reply.statusCode / 100)}xx`,
      },
      reply.elapsedTime / 1000,
    );
    done();
  });
}

const local = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

export const metricsRoute = publicRoute({
  method: 'GET',
  url: '/metrics',
  operationId: 'metrics',
  summary: 'Prometheus metrics, for scrapers on the same machine',
  tags: ['health'],
  audience: 'public',
  hidden: true,
  handle: async (platform, { request, reply }) => {
    if (!local.has(request.ip)) throw notFound('address');
    const depth = await inboxDepth(platform.postgres.system);
    waiting.set(depth.waiting);
    unshipped.set(depth.unshipped);
    await reply.type(registry.contentType).send(await registry.metrics());
  },
});
