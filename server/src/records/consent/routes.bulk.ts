import { z } from 'zod';
import { memberRoute } from '../../platform/http/index.ts';
import { changeMany } from './actions/change-many.ts';
import { undoMany } from './actions/undo-many.ts';
import { bulkChannels, bulkStatuses } from './tables.ts';

const started = z.object({ operationId: z.uuid() });
const tags = ['Consent'];

export const bulkRoutes = [
  memberRoute({
    method: 'POST',
    url: '/api/v1/consent/bulk',
    operationId: 'changeConsentOfMany',
    summary: 'Record one decision for many people; whoever left by themselves is not brought back',
    tags,
    audience: 'member',
    permission: 'consent:write',
    bodyLimit: 2_097_152,
    body: z.object({
      profileIds: z.array(z.number().int().positive()).min(1).max(100_000),
      channel: z.enum(bulkChannels),
      status: z.enum(bulkStatuses),
      note: z.string().trim().min(1).max(5000).optional().describe('How they agreed; needed for subscribing'),
    }),
    status: 202,
    response: started,
    handle: async (ctx, { body }) => ({ operationId: await changeMany(ctx, body) }),
  }),
  memberRoute({
    method: 'POST',
    url: '/api/v1/consent/bulk/:id/undo',
    operationId: 'undoConsentOfMany',
    summary: 'Take a decision for many back; what people decided since then stands',
    tags,
    audience: 'member',
    permission: 'consent:write',
    params: z.object({ id: z.uuid() }),
    status: 202,
    response: started,
    handle: async (ctx, { params }) => ({ operationId: await undoMany(ctx, params.id) }),
  }),
];
