import { z } from 'zod';
import { cursorQuery, idParam, memberRoute, pageOf, type AnyRoute } from '../../../platform/http/index.ts';
import { deleteSegment, restoreSegment } from '../actions/delete-segment.ts';
import { evaluateSegments } from '../actions/evaluate.ts';
import { createSegment, updateSegment } from '../actions/save-segment.ts';
import { readFreshness } from '../queries/freshness.ts';
import { listSegments, readRule, readSegment } from '../queries/segments.ts';
import { freshnessShape, listedSegment, ruleInput, ruleText, segmentShape, usageShape } from '../shapes.ts';

const tags = ['Segments'];
const read = { audience: 'member', permission: 'segments:read', tags } as const;
const change = { audience: 'member', permission: 'segments:write', tags } as const;
const name = z.string().trim().min(1).max(120);
const description = z.string().max(2_000);

/** Segments and what is done with one. */
export const segmentsRoutes: readonly AnyRoute[] = [
  memberRoute({
    ...read,
    method: 'GET',
    url: '/api/v1/segments',
    operationId: 'listSegments',
    summary: 'List segments, newest first',
    query: cursorQuery().extend({ search: z.string().max(120).optional(), deleted: z.stringbool().default(false) }),
    response: pageOf(listedSegment).extend({ freshness: freshnessShape }),
    handle: async (ctx, { query }) => ({ ...(await listSegments(ctx, query)), freshness: await readFreshness(ctx) }),
  }),
  memberRoute({
    ...change,
    method: 'POST',
    url: '/api/v1/segments',
    operationId: 'createSegment',
    summary: 'Create a segment; its members are evaluated at once in the background',
    status: 201,
    body: z.strictObject({
      name,
      description: description.optional(),
      rule: ruleInput.optional(),
      text: ruleText.optional(),
    }),
    response: segmentShape,
    handle: (ctx, { body }) => createSegment(ctx, body),
  }),
  memberRoute({
    ...read,
    method: 'GET',
    url: '/api/v1/segments/:id',
    operationId: 'readSegment',
    summary: 'Read a segment and what uses it',
    params: idParam,
    response: segmentShape.extend({ usedBy: z.array(usageShape) }),
    handle: (ctx, { params }) => readSegment(ctx, params.id),
  }),
  memberRoute({
    ...change,
    method: 'PATCH',
    url: '/api/v1/segments/:id',
    operationId: 'updateSegment',
    summary: 'Change a segment; a new rule is evaluated at once in the background',
    params: idParam,
    body: z.strictObject({
      name: name.optional(),
      description: description.optional(),
      rule: ruleInput.optional(),
      text: ruleText.optional(),
    }),
    response: segmentShape,
    handle: (ctx, { params, body }) => updateSegment(ctx, params.id, body),
  }),
  memberRoute({
    ...change,
    method: 'DELETE',
    url: '/api/v1/segments/:id',
    operationId: 'deleteSegment',
    summary: 'Delete a segment; it can be restored',
    params: idParam,
    status: 204,
    handle: (ctx, { params }) => deleteSegment(ctx, params.id),
  }),
  memberRoute({
    ...change,
    method: 'POST',
    url: '/api/v1/segments/:id/restore',
    operationId: 'restoreSegment',
    summary: 'Bring a deleted segment back',
    params: idParam,
    response: segmentShape,
    handle: (ctx, { params }) => restoreSegment(ctx, params.id),
  }),
  memberRoute({
    ...change,
    method: 'POST',
    url: '/api/v1/segments/:id/evaluate',
    operationId: 'evaluateSegment',
    summary: 'Evaluate over everybody now',
    description: 'Answers after the evaluation, or at once with `evaluated: false` when another worker is at it.',
    params: idParam,
    response: z.object({
      evaluated: z.boolean(),
      members: z.number().int().nullable(),
      entered: z.number().int(),
      left: z.number().int(),
    }),
    handle: async (ctx, { params }) => {
      await readRule(ctx, params.id);
      const [result] = await evaluateSegments(ctx, [params.id]);
      return {
        evaluated: result !== undefined,
        members: result?.members ?? null,
        entered: result?.entered ?? 0,
        left: result?.left ?? 0,
      };
    },
  }),
];
