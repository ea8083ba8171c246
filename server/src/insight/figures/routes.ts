import { z } from 'zod';
import { idParam, memberRoute } from '../../platform/http/index.ts';
import { figuresOfProfile, listFigures } from './queries.ts';

const meaning = {
  name: z.string(),
  label: z.string(),
  type: z.enum(['number', 'money', 'ratio', 'days', 'date', 'text']),
  explanation: z.string(),
};

const figure = z
  .object({
    ...meaning,
    keyed: z.object({ label: z.string() }).optional().describe('A value for each of several things: what they are'),
    options: z.array(z.string()).optional(),
    people: z.number().int().describe('How many people had one when everybody’s were last computed'),
    renewedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Figure' });

const profileFigure = z
  .object({
    ...meaning,
    key: z.string(),
    value: z
      .union([z.number(), z.string()])
      .nullable()
      .describe('Money in units of the workspace currency, ratios from 0 to 1, dates as ISO 8601'),
  })
  .meta({ id: 'ProfileFigure' });

export const routes = [
  memberRoute({
    method: 'GET',
    url: '/api/v1/figures',
    operationId: 'listFigures',
    summary: 'Every computed figure about people, with what it means',
    tags: ['Figures'],
    audience: 'member',
    permission: 'profiles:read',
    response: z.object({ items: z.array(figure) }),
    handle: (ctx) => listFigures(ctx),
  }),
  memberRoute({
    method: 'GET',
    url: '/api/v1/profiles/:id/figures',
    operationId: 'getProfileFigures',
    summary: 'Computed figures of a person: predictions, affinities, traits of your own',
    tags: ['Figures'],
    audience: 'member',
    permission: 'profiles:read',
    params: idParam,
    response: z.object({ items: z.array(profileFigure) }),
    handle: (ctx, { params }) => figuresOfProfile(ctx, params.id),
  }),
];
