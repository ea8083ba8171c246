import { z } from 'zod';
import { cursorQuery, idParam, memberRoute, pageOf } from '../../platform/http/index.ts';
import { ingestRoutes } from './doors/routes.ts';
import { listMetrics } from './queries/metrics.ts';
import { timelineOf } from './queries/timeline.ts';

const timelineEntry = z
  .object({
    id: z.number(),
    metric: z.string(),
    time: z.string(),
    value: z.number(),
    properties: z.record(z.string(), z.json()),
    backfill: z.boolean(),
  })
  .meta({ id: 'TimelineEntry' });

const metric = z
  .object({
    name: z.string(),
    count: z.number(),
    firstSeenAt: z.date(),
    lastSeenAt: z.date(),
    properties: z.record(z.string(), z.string()),
  })
  .meta({ id: 'Metric' });

export const routes = [
  ...ingestRoutes,
  memberRoute({
    method: 'GET',
    url: '/api/v1/profiles/:id/timeline',
    operationId: 'profileTimeline',
    summary: 'What a person did, newest first',
    tags: ['profiles'],
    audience: 'member',
    permission: 'profiles:read',
    params: idParam,
    query: cursorQuery().extend({
      metric: z
        .union([z.string(), z.array(z.string())])
        .optional()
        .describe('Only these metrics; may be repeated'),
    }),
    response: pageOf(timelineEntry),
    handle: (ctx, { params, query }) =>
      timelineOf(ctx, params.id, {
        cursor: query.cursor,
        limit: query.limit,
        metrics: query.metric === undefined ? [] : [query.metric].flat(),
      }),
  }),
  memberRoute({
    method: 'GET',
    url: '/api/v1/metrics',
    operationId: 'listMetrics',
    summary: 'Metrics seen in this workspace',
    tags: ['events'],
    audience: 'member',
    permission: 'events:read',
    response: z.object({ items: z.array(metric) }),
    handle: async (ctx) => ({ items: await listMetrics(ctx) }),
  }),
];
