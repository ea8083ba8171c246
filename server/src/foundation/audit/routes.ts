import { z } from 'zod';
import { cursorQuery, memberRoute, pageOf } from '../../platform/http/index.ts';
import { listAudit } from './list-audit.ts';

const item = z
  .object({
    id: z.number().int(),
    at: z.iso.datetime(),
    actor: z.object({ type: z.enum(['user', 'key', 'system']), id: z.string(), name: z.string().nullable() }),
    action: z.string(),
    entity: z.string(),
    entityId: z.string().nullable(),
    changes: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'AuditEntry' });

export const routes = [
  memberRoute({
    method: 'GET',
    url: '/api/v1/audit',
    operationId: 'listAudit',
    summary: 'Who changed what, newest first',
    tags: ['Settings'],
    audience: 'member',
    permission: 'audit:read',
    query: cursorQuery().extend({
      entity: z.string().max(100).optional(),
      entityId: z.string().max(200).optional(),
      action: z.string().max(100).optional(),
      actorType: z.enum(['user', 'key', 'system']).optional(),
      actorId: z.string().max(200).optional(),
    }),
    response: pageOf(item),
    handle: (ctx, { query: { cursor, limit, entity, entityId, action, actorType, actorId } }) =>
      listAudit(ctx, { entity, entityId, action, actorType, actorId }, { cursor, limit }),
  }),
];
