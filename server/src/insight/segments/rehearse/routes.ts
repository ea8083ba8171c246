import { z } from 'zod';
import { memberRoute, type AnyRoute } from '../../../platform/http/index.ts';
import { ruleInput, ruleText } from '../shapes.ts';
import { readRehearsal } from './read-rehearsal.ts';
import { startRehearsal } from './start-rehearsal.ts';

const tags = ['Segments'];
const read = { audience: 'member', permission: 'segments:read', tags } as const;
const count = z.number().int();

export const rehearseRoutes: readonly AnyRoute[] = [
  memberRoute({
    ...read,
    method: 'POST',
    url: '/api/v1/segments/rehearse',
    operationId: 'rehearseSegment',
    summary: 'Compute who a rule would have selected at the end of each day of a past stretch of time',
    description:
      'Answers at once with the id of an operation; the same question over the same data answers with what is there. Read it at GET /api/v1/segments/rehearsals/{id}, call it off at POST /api/v1/operations/{id}/cancel.',
    idempotent: false,
    status: 202,
    body: z.strictObject({
      rule: ruleInput.optional(),
      text: ruleText.optional(),
      days: z.number().int().min(1).max(366).default(365).describe('Local days, up to today'),
    }),
    response: z.object({ id: z.uuid() }),
    handle: (ctx, { body }) => startRehearsal(ctx, body),
  }),
  memberRoute({
    ...read,
    method: 'GET',
    url: '/api/v1/segments/rehearsals/:id',
    operationId: 'readSegmentRehearsal',
    summary: 'Who a rule would have selected on each day, as far as it is computed',
    params: z.object({ id: z.uuid() }),
    response: z.object({
      id: z.uuid(),
      status: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
      progress: z.number().nullable(),
      message: z.string().nullable(),
      firstDay: z.string(),
      lastDay: z.string(),
      points: z.array(z.object({ day: z.string(), members: count, entered: count, left: count })),
      caveats: z.array(z.string()),
    }),
    handle: (ctx, { params }) => readRehearsal(ctx, params.id),
  }),
];
