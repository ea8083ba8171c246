import { z } from 'zod';
import { memberRoute, type AnyRoute } from '../../../platform/http/index.ts';
import { segmentShape } from '../shapes.ts';
import { createReadySegment } from './create-ready.ts';
import { librarySizes } from './library-sizes.ts';
import { readLibrary } from './read-library.ts';
import { choiceSources } from './ready-segment.ts';

const tags = ['Segments'];
const value = z.union([z.string().max(300), z.number()]);
const values = z.record(z.string().max(40), value).describe('Parameters by key; money in units of the currency');

const parameter = z.object({
  key: z.string(),
  label: z.string(),
  type: z.enum(['number', 'days', 'money', 'percent', 'choice']),
  initial: z.number().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  of: z.enum(choiceSources).optional(),
  choices: z
    .array(z.object({ value: z.string(), label: z.string(), count: z.number().int() }))
    .optional()
    .describe('What this brand has, commonest first'),
});

const entry = z.object({
  key: z.string(),
  group: z.string(),
  name: z.string(),
  explanation: z.string(),
  parameters: z.array(parameter),
  values: values.describe('Suggested values'),
  text: z.string().describe('The rule in words with the suggested values'),
  missing: z.string().nullable().describe('Why it cannot be used in this brand yet'),
});

export const libraryRoutes: readonly AnyRoute[] = [
  memberRoute({
    method: 'GET',
    url: '/api/v1/segments/library',
    operationId: 'readSegmentLibrary',
    summary: 'Ready segments with their parameters',
    tags,
    audience: 'member',
    permission: 'segments:read',
    response: z.object({ items: z.array(entry) }),
    handle: async (ctx) => ({ items: await readLibrary(ctx) }),
  }),
  memberRoute({
    method: 'POST',
    url: '/api/v1/segments/library/sizes',
    operationId: 'countSegmentLibrary',
    summary: 'How many people the ready segments select in this brand now, counted in one pass',
    tags,
    audience: 'member',
    permission: 'segments:read',
    idempotent: false,
    body: z.strictObject({
      keys: z.array(z.string().max(60)).max(200).optional().describe('All of them when left out'),
      values: z.record(z.string().max(60), values).optional().describe('By key of the entry'),
    }),
    response: z.object({ items: z.array(z.object({ key: z.string(), count: z.number().int().nullable() })) }),
    handle: async (ctx, { body }) => ({ items: await librarySizes(ctx, body) }),
  }),
  memberRoute({
    method: 'POST',
    url: '/api/v1/segments/library/:key',
    operationId: 'createReadySegment',
    summary: 'Create a segment of the library, with parameters of your own',
    tags,
    audience: 'member',
    permission: 'segments:write',
    status: 201,
    params: z.object({ key: z.string().max(60) }),
    body: z.strictObject({
      name: z.string().trim().min(1).max(120).optional(),
      description: z.string().max(2_000).optional(),
      values: values.optional(),
    }),
    response: segmentShape,
    handle: (ctx, { params, body }) => createReadySegment(ctx, params.key, body),
  }),
];
