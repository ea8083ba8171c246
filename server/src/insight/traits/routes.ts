import { z } from 'zod';
import { idParam, memberRoute } from '../../platform/http/index.ts';
import { listTraits, traitsOfProfile } from './queries/traits.ts';

const type = z.enum(['number', 'money', 'ratio', 'date', 'days']);
const instant = z.iso.datetime().nullable();

const definition = z
  .object({ name: z.string(), label: z.string(), type, explanation: z.string() })
  .meta({ id: 'TraitDefinition' });

const profileTraits = z
  .object({
    currency: z.string(),
    items: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        type,
        value: z.union([z.number(), z.string()]).nullable().describe("Money in minor units of the brand's currency"),
        why: z.string(),
      }),
    ),
    engagement: z.array(
      z.object({
        channel: z.string(),
        received: z.number().int(),
        opened: z.number().int(),
        clicked: z.number().int(),
        lastReceivedAt: instant,
        lastOpenedAt: instant,
        lastClickedAt: instant,
      }),
    ),
  })
  .meta({ id: 'ProfileTraits' });

export const routes = [
  memberRoute({
    method: 'GET',
    url: '/api/v1/traits',
    operationId: 'listTraits',
    summary: 'Every computed trait, with what it means',
    tags: ['Traits'],
    audience: 'member',
    permission: 'profiles:read',
    response: z.object({ items: z.array(definition) }),
    handle: () => listTraits(),
  }),
  memberRoute({
    method: 'GET',
    url: '/api/v1/profiles/:id/traits',
    operationId: 'getProfileTraits',
    summary: 'Computed traits of a person, each with its computation',
    tags: ['Traits'],
    audience: 'member',
    permission: 'profiles:read',
    params: idParam,
    response: profileTraits,
    handle: (ctx, { params }) => traitsOfProfile(ctx, params.id),
  }),
];
