import { z } from 'zod';
import { memberRoute } from '../../platform/http/index.ts';
import { modelCard } from './card.ts';
import { listModels, readModel, refitModel } from './queries.ts';

const model = {
  name: z.string(),
  title: z.string(),
  explanation: z.string(),
  figures: z.array(z.string()).describe('Names of the figures it feeds'),
  everyDays: z.number().describe('It is fitted again after so many days, sooner when orders grew by a fifth'),
  state: z.enum(['shown', 'hidden', 'unfitted']),
  reason: z.string().nullable().describe('Why it is hidden'),
  fittedAt: z.iso.datetime().nullable(),
  fitMs: z.number().int().nullable(),
  isFitting: z.boolean(),
  lastError: z.string().nullable().describe('Why the last try failed; the fit before it stays'),
};
const name = z.object({ name: z.string().max(100) });

export const routes = [
  memberRoute({
    method: 'GET',
    url: '/api/v1/models',
    operationId: 'listModels',
    summary: 'Every model that predicts, and whether it is shown',
    tags: ['Models'],
    audience: 'member',
    permission: 'reports:read',
    response: z.object({ items: z.array(z.object(model).meta({ id: 'Model' })) }),
    handle: (ctx) => listModels(ctx),
  }),
  memberRoute({
    method: 'GET',
    url: '/api/v1/models/:name',
    operationId: 'getModel',
    summary: 'A model’s card: data, back-test against naive rules, calibration, parameters',
    tags: ['Models'],
    audience: 'member',
    permission: 'reports:read',
    params: name,
    response: z
      .object({ ...model, card: modelCard.nullable(), parameters: z.json().nullable() })
      .meta({ id: 'ModelDetail' }),
    handle: (ctx, { params }) => readModel(ctx, params.name),
  }),
  memberRoute({
    method: 'POST',
    url: '/api/v1/models/:name/refit',
    operationId: 'refitModel',
    summary: 'Fit a model again now, in the background',
    tags: ['Models'],
    audience: 'member',
    permission: 'segments:write',
    status: 202,
    params: name,
    response: z.object({ queued: z.boolean() }),
    handle: (ctx, { params }) => refitModel(ctx, params.name),
  }),
];
