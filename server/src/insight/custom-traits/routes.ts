import { z } from 'zod';
import { idParam, memberRoute } from '../../platform/http/index.ts';
import { deleteTrait, restoreTrait } from './actions/delete-trait.ts';
import { createTrait, updateTrait } from './actions/save-trait.ts';
import { numericType, traitDefinition } from './definition.ts';
import { distributionOfTrait } from './queries/distribution.ts';
import { previewTrait } from './queries/preview.ts';
import { formulaFunctions, listTraits, traitCatalog } from './queries/traits.ts';
import {
  customTrait,
  distributionShape,
  listedTrait,
  newTrait,
  traitChange,
  traitName,
  usageShape,
  valueType,
} from './shapes.ts';

const tags = ['Traits'];
const read = { audience: 'member', permission: 'segments:read', tags } as const;
const write = { audience: 'member', permission: 'segments:write', tags } as const;

const catalogEntry = z
  .object({
    name: z.string(),
    label: z.string(),
    type: valueType,
    explanation: z.string(),
    origin: z.enum(['core', 'computed', 'custom']),
    id: z.number().int().nullable().describe('Of a trait of your own'),
    keyed: z.string().nullable().describe('Has a value for each of these'),
    people: z.number().int().describe('How many people have one'),
    renewedAt: z.iso.datetime().nullable(),
    usedBy: z.array(usageShape),
  })
  .meta({ id: 'TraitCatalogEntry' });

export const routes = [
  memberRoute({
    ...read,
    method: 'GET',
    url: '/api/v1/traits/catalog',
    operationId: 'listTraitCatalog',
    summary: 'Everything computed about people: what it means, how many have one, where it is used',
    response: z.object({ items: z.array(catalogEntry), total: z.number().int().describe('People in all') }),
    handle: (ctx) => traitCatalog(ctx),
  }),
  memberRoute({
    ...read,
    method: 'GET',
    url: '/api/v1/traits/distributions/:name',
    operationId: 'getTraitDistribution',
    summary: 'How a trait spreads over everybody',
    params: z.object({ name: z.string().min(1).max(100) }),
    query: z.object({ key: z.string().min(1).max(300).optional() }),
    response: distributionShape,
    handle: (ctx, { params, query }) => distributionOfTrait(ctx, params.name, query.key),
  }),
  memberRoute({
    ...read,
    method: 'GET',
    url: '/api/v1/traits/functions',
    operationId: 'listTraitFunctions',
    summary: 'What formulas may call',
    response: z.object({ items: z.array(z.object({ written: z.string(), explanation: z.string() })) }),
    handle: () => Promise.resolve({ items: formulaFunctions() }),
  }),
  memberRoute({
    ...read,
    method: 'GET',
    url: '/api/v1/traits/custom',
    operationId: 'listCustomTraits',
    summary: 'Traits of your own',
    response: z.object({ items: z.array(listedTrait) }),
    handle: async (ctx) => ({ items: await listTraits(ctx) }),
  }),
  memberRoute({
    ...write,
    method: 'POST',
    url: '/api/v1/traits/custom',
    operationId: 'createCustomTrait',
    summary: 'Define a trait; everybody’s value follows within a minute',
    status: 201,
    body: newTrait,
    response: customTrait,
    handle: (ctx, { body }) => createTrait(ctx, body),
  }),
  memberRoute({
    ...read,
    method: 'POST',
    url: '/api/v1/traits/custom/preview',
    operationId: 'previewCustomTrait',
    summary: 'What a trait would be: its type, some people’s values, the spread',
    idempotent: false,
    body: z
      .strictObject({
        name: traitName.optional().describe('Of the trait it replaces'),
        definition: traitDefinition,
        numericType: numericType.nullable().default(null),
      })
      .meta({ id: 'TraitPreviewRequest' }),
    response: z
      .object({
        type: valueType,
        distribution: distributionShape,
        people: z.array(
          z.object({
            profileId: z.number().int(),
            name: z.string(),
            email: z.string(),
            value: z.union([z.number(), z.string()]).nullable(),
          }),
        ),
      })
      .meta({ id: 'TraitPreview' }),
    handle: (ctx, { body }) => previewTrait(ctx, body),
  }),
  memberRoute({
    ...write,
    method: 'PATCH',
    url: '/api/v1/traits/custom/:id',
    operationId: 'updateCustomTrait',
    summary: 'Change a trait of your own; its name stays',
    params: idParam,
    body: traitChange,
    response: customTrait,
    handle: (ctx, { params, body }) => updateTrait(ctx, params.id, body),
  }),
  memberRoute({
    ...write,
    method: 'DELETE',
    url: '/api/v1/traits/custom/:id',
    operationId: 'deleteCustomTrait',
    summary: 'Delete a trait nothing uses; it can be restored',
    params: idParam,
    status: 204,
    handle: (ctx, { params }) => deleteTrait(ctx, params.id),
  }),
  memberRoute({
    ...write,
    method: 'POST',
    url: '/api/v1/traits/custom/:id/restore',
    operationId: 'restoreCustomTrait',
    summary: 'Bring a deleted trait back',
    params: idParam,
    response: customTrait,
    handle: (ctx, { params }) => restoreTrait(ctx, params.id),
  }),
];
