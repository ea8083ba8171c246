import { z } from 'zod';
import { cursorQuery, memberRoute, pageOf } from '../../../platform/http/index.ts';
import { changeKey, createKey, listKeys, revokeKey, rotateKey } from '../keys/manage-keys.ts';
import { permission } from './schemas.ts';

const key = z
  .object({
    id: z.string(),
    kind: z.enum(['write', 'secret']),
    name: z.string(),
    scopes: z.array(permission),
    hint: z.string(),
    createdAt: z.iso.datetime(),
    rotatedAt: z.iso.datetime().nullable(),
    previousValidUntil: z.iso.datetime().nullable().describe('until when the secret before the last rotation works'),
    expiresAt: z.iso.datetime().nullable(),
    revokedAt: z.iso.datetime().nullable(),
    lastUsedAt: z.iso.datetime().nullable().describe('to the minute'),
  })
  .meta({ id: 'Key' });
const keyWithSecret = key.extend({ key: z.string().describe('the whole key, shown this once') });

const params = z.object({ id: z.string().regex(/^[0-9a-f]{16}$/, { error: 'is not the id of a key' }) });
const name = z.string().trim().min(1).max(120);
const tags = ['Keys'];

export const keyRoutes = [
  memberRoute({
    method: 'GET',
    url: '/api/v1/keys',
    operationId: 'listKeys',
    summary: 'Keys, newest first, revoked ones too',
    tags,
    audience: 'member',
    permission: 'keys:read',
    query: cursorQuery(),
    response: pageOf(key),
    handle: (ctx, { query }) => listKeys(ctx, query),
  }),
  memberRoute({
    method: 'POST',
    url: '/api/v1/keys',
    operationId: 'createKey',
    summary: 'Create a key; the whole of it is in this answer only',
    tags,
    audience: 'member',
    permission: 'keys:write',
    // An answer kept for replay would keep the key.
    idempotent: false,
    body: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('write'), name, expiresAt: z.coerce.date().optional() }),
      z.object({
        kind: z.literal('secret'),
        name,
        scopes: z.array(permission).min(1),
        expiresAt: z.coerce.date().optional(),
      }),
    ]),
    status: 201,
    response: keyWithSecret,
    handle: (ctx, { body }) => createKey(ctx, body),
  }),
  memberRoute({
    method: 'PATCH',
    url: '/api/v1/keys/:id',
    operationId: 'updateKey',
    summary: 'Rename a key or change its scopes',
    tags,
    audience: 'member',
    permission: 'keys:write',
    params,
    body: z.object({ name: name.optional(), scopes: z.array(permission).min(1).optional() }),
    response: key,
    handle: (ctx, call) => changeKey(ctx, call.params.id, call.body),
  }),
  memberRoute({
    method: 'POST',
    url: '/api/v1/keys/:id/rotate',
    operationId: 'rotateKey',
    summary: 'Give a key a new secret; the old one works for a while longer',
    tags,
    audience: 'member',
    permission: 'keys:write',
    idempotent: false,
    params,
    body: z.object({ overlapHours: z.number().min(0).max(720).default(24) }),
    response: keyWithSecret,
    handle: (ctx, call) => rotateKey(ctx, call.params.id, call.body.overlapHours),
  }),
  memberRoute({
    method: 'DELETE',
    url: '/api/v1/keys/:id',
    operationId: 'revokeKey',
    summary: 'Revoke a key: refused everywhere within a second',
    tags,
    audience: 'member',
    permission: 'keys:write',
    params,
    status: 204,
    handle: (ctx, call) => revokeKey(ctx, call.params.id),
  }),
];
