import { z } from 'zod';
import { memberRoute } from '../../platform/http/index.ts';
import { changeBrand, pauseSending, readBrand, resumeSending } from './brand.ts';
import { changeRates, readRates } from './rates.ts';

const workspace = z
  .object({
    id: z.number().int(),
    name: z.string(),
    slug: z.string(),
    currency: z.string(),
    timezone: z.string(),
    locale: z.string(),
    postalAddress: z.string().nullable(),
    sendingPausedReason: z.string().nullable(),
    sample: z.boolean(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Workspace' });

const rate = z
  .object({
    currency: z.string(),
    validFrom: z.iso.date(),
    rate: z.number().positive().describe('units of the workspace currency for one unit of `currency`'),
  })
  .meta({ id: 'CurrencyRate' });
const rates = z.object({ items: z.array(rate) });

const tags = ['Settings'];

export const routes = [
  memberRoute({
    method: 'GET',
    url: '/api/v1/workspace',
    operationId: 'readWorkspace',
    summary: 'The brand and its settings',
    tags,
    audience: 'member',
    permission: 'settings:read',
    response: workspace,
    handle: (ctx) => readBrand(ctx),
  }),
  memberRoute({
    method: 'PATCH',
    url: '/api/v1/workspace',
    operationId: 'updateWorkspace',
    summary: "Change the brand's settings",
    description: 'The currency cannot change once the brand exists.',
    tags,
    audience: 'member',
    permission: 'settings:write',
    body: z.object({
      name: z.string().trim().min(1).max(120).optional(),
      currency: z.string().max(3).optional(),
      timezone: z.string().max(64).optional(),
      locale: z.string().max(35).optional(),
      postalAddress: z.string().max(500).nullable().optional(),
    }),
    response: workspace,
    handle: (ctx, { body }) => changeBrand(ctx, body),
  }),
  memberRoute({
    method: 'POST',
    url: '/api/v1/workspace/pause-sending',
    operationId: 'pauseSending',
    summary: 'Hold every message back until sending is resumed',
    tags,
    audience: 'member',
    permission: 'settings:write',
    body: z.strictObject({ reason: z.string().trim().min(1).max(200).default('Paused by hand') }),
    response: workspace,
    handle: (ctx, { body }) => pauseSending(ctx, body.reason),
  }),
  memberRoute({
    method: 'POST',
    url: '/api/v1/workspace/resume-sending',
    operationId: 'resumeSending',
    summary: 'Let messages go again after sending was paused',
    tags,
    audience: 'member',
    permission: 'settings:write',
    response: workspace,
    handle: (ctx) => resumeSending(ctx),
  }),
  memberRoute({
    method: 'GET',
    url: '/api/v1/currency-rates',
    operationId: 'listCurrencyRates',
    summary: 'Dated rates to the workspace currency',
    tags,
    audience: 'member',
    permission: 'settings:read',
    response: rates,
    handle: async (ctx) => ({ items: await readRates(ctx) }),
  }),
  memberRoute({
    method: 'PUT',
    url: '/api/v1/currency-rates',
    operationId: 'putCurrencyRates',
    summary: 'Add, replace or (with null) remove dated rates',
    tags,
    audience: 'member',
    permission: 'settings:write',
    body: z.object({
      rates: z
        .array(
          z.object({
            currency: z.string().max(3),
            validFrom: z.iso.date(),
            rate: z.number().positive().max(1e12).nullable(),
          }),
        )
        .min(1)
        .max(1000),
    }),
    response: rates,
    handle: async (ctx, { body }) => ({ items: await changeRates(ctx, body.rates) }),
  }),
];
