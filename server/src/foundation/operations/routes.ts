import { z } from 'zod';
import { cursorQuery, memberRoute, pageOf } from '../../platform/http/index.ts';
import { cancelOperation, listOperations, readOperation } from './operations.ts';
import { operationStatuses } from './tables.ts';

const operation = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    title: z.string(),
    status: z.enum(operationStatuses),
    progress: z.number().min(0).max(1).nullable().describe('0 to 1; null while the total is unknown'),
    done: z.number().int(),
    total: z.number().int().nullable(),
    message: z.string().nullable(),
    cancelRequested: z.boolean(),
    createdAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    result: z.record(z.string(), z.unknown()).nullable(),
    resultUrl: z.string().nullable(),
  })
  .meta({ id: 'Operation' });

const params = z.object({ id: z.uuid() });

export const routes = [
  memberRoute({
    method: 'GET',
    url: '/api/v1/operations',
    operationId: 'listOperations',
    summary: 'Long work, newest first',
    tags: ['Operations'],
    audience: 'member',
    permission: 'operations:read',
    query: cursorQuery().extend({ status: z.enum(operationStatuses).optional(), kind: z.string().max(100).optional() }),
    response: pageOf(operation),
    handle: (ctx, { query: { status, kind, cursor, limit } }) =>
      listOperations(ctx, { status, kind }, { cursor, limit }),
  }),
  memberRoute({
    method: 'GET',
    url: '/api/v1/operations/:id',
    operationId: 'readOperation',
    summary: 'How far one piece of long work is',
    tags: ['Operations'],
    audience: 'member',
    permission: 'operations:read',
    params,
    response: operation,
    handle: (ctx, call) => readOperation(ctx, call.params.id),
  }),
  memberRoute({
    method: 'POST',
    url: '/api/v1/operations/:id/cancel',
    operationId: 'cancelOperation',
    summary: 'Ask long work to stop',
    tags: ['Operations'],
    audience: 'member',
    permission: 'imports:write',
    params,
    response: operation,
    handle: (ctx, call) => cancelOperation(ctx, call.params.id),
  }),
];
