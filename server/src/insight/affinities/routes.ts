import { z } from 'zod';
import { idParam, memberRoute } from '../../platform/http/index.ts';
import { healthOfProfile } from './queries.ts';
import { affinitySettings, getAffinitySettings, saveAffinitySettings } from './settings.ts';

const tags = ['Figures'];

const healthShape = z
  .object({
    score: z.number().nullable().describe('0 to 100; null for somebody who never bought'),
    parts: z.array(
      z.object({ name: z.string(), label: z.string(), weight: z.number(), score: z.number(), why: z.string() }),
    ),
    missing: z
      .array(z.object({ name: z.string(), label: z.string(), why: z.string() }))
      .describe('Parts without data or weight: left out of the score'),
  })
  .meta({ id: 'CustomerHealth' });

export const routes = [
  memberRoute({
    method: 'GET',
    url: '/api/v1/affinities/settings',
    operationId: 'getAffinitySettings',
    summary: 'How affinities fade, what signs count, and the weights of customer health',
    tags,
    audience: 'member',
    permission: 'profiles:read',
    response: affinitySettings,
    handle: (ctx) => getAffinitySettings(ctx),
  }),
  memberRoute({
    method: 'PUT',
    url: '/api/v1/affinities/settings',
    operationId: 'saveAffinitySettings',
    summary: 'Change them; everybody is computed again',
    tags,
    audience: 'member',
    permission: 'settings:write',
    body: affinitySettings,
    response: affinitySettings,
    handle: (ctx, { body }) => saveAffinitySettings(ctx, body),
  }),
  memberRoute({
    method: 'GET',
    url: '/api/v1/profiles/:id/health',
    operationId: 'getProfileHealth',
    summary: 'Customer health of a person: its parts, and why',
    tags,
    audience: 'member',
    permission: 'profiles:read',
    params: idParam,
    response: healthShape,
    handle: (ctx, { params }) => healthOfProfile(ctx, params.id),
  }),
];
