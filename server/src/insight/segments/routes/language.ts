import { z } from 'zod';
import { memberRoute, type AnyRoute } from '../../../platform/http/index.ts';
import { ruleJsonSchema } from '../language/rule.ts';
import { kindsOf } from '../library.ts';
import { readValues, readVocabulary } from '../queries/vocabulary.ts';
import { readWords, writeWords } from '../queries/words.ts';
import { ruleInput, ruleText } from '../shapes.ts';

const read = { audience: 'member', permission: 'segments:read', tags: ['Segments'] } as const;
const inWords = z.string().describe('As it is written in the text form');
const valueCount = z.object({ value: z.string(), count: z.number().int() });

/** What rules are made of, as JSON and in words. */
export const languageRoutes: readonly AnyRoute[] = [
  memberRoute({
    ...read,
    method: 'GET',
    url: '/api/v1/segments/schema',
    operationId: 'readSegmentSchema',
    summary: 'JSON Schema of segment rules',
    response: z.record(z.string(), z.unknown()),
    handle: (ctx) => ruleJsonSchema(kindsOf(ctx)),
  }),
  memberRoute({
    ...read,
    method: 'GET',
    url: '/api/v1/segments/vocabulary',
    operationId: 'readSegmentVocabulary',
    summary: 'Fields, figures, metrics and values rules can speak about',
    response: z.object({
      currency: z.string(),
      timezone: z.string(),
      kinds: z.array(z.object({ kind: z.string(), title: z.string() })),
      operators: z.record(z.string(), z.array(z.string()).readonly()),
      fields: z.array(
        z.object({
          field: z.string(),
          text: inWords,
          title: z.string(),
          type: z.string(),
          values: z.array(valueCount),
        }),
      ),
      traits: z.array(
        z.object({
          trait: z.string(),
          text: inWords,
          title: z.string(),
          type: z.string(),
          money: z.boolean(),
          values: z.array(valueCount),
        }),
      ),
      metrics: z.array(
        z.object({
          metric: z.string(),
          text: inWords,
          count: z.number(),
          properties: z.record(z.string(), z.string()),
        }),
      ),
      products: z.object({ category: z.array(valueCount), sku: z.array(valueCount) }),
      segments: z.array(z.object({ id: z.number().int(), name: z.string(), text: inWords })),
      figures: z.array(
        z.object({
          figure: z.string(),
          text: inWords,
          title: z.string(),
          type: z.string(),
          keyed: z.string().nullable(),
          options: z.array(z.string()),
        }),
      ),
      areas: z.array(z.string()).readonly(),
      words: z.array(z.string()).describe('What conditions begin with in the text form'),
    }),
    handle: (ctx) => readVocabulary(ctx),
  }),
  memberRoute({
    ...read,
    method: 'GET',
    url: '/api/v1/segments/vocabulary/values',
    operationId: 'readSegmentValues',
    summary: 'The commonest values of an event property, or the keys or texts of a figure',
    query: z
      .object({
        metric: z.string().min(1).max(200).optional(),
        property: z.string().min(1).max(300).optional(),
        figure: z.string().min(1).max(100).optional(),
      })
      .strict()
      .refine((q) => (q.figure === undefined ? q.metric !== undefined && q.property !== undefined : !q.metric), {
        message: 'Send "metric" and "property", or "figure".',
      }),
    response: z.object({ items: z.array(valueCount) }),
    handle: async (ctx, { query: { metric = '', property = '', figure } }) => ({
      items: await readValues(ctx, figure === undefined ? { metric, property } : { figure }),
    }),
  }),
  memberRoute({
    ...read,
    method: 'POST',
    url: '/api/v1/segments/parse',
    operationId: 'parseSegmentText',
    summary: 'Read a rule in words: the rule as JSON, and the words as they are usually written',
    description: 'Faults come as a problem whose `errors` have line, column, offset and length.',
    idempotent: false,
    body: z.strictObject({ text: ruleText }),
    response: z.object({
      rule: z.record(z.string(), z.unknown()),
      text: z.string(),
      warnings: z.array(
        z.object({
          message: z.string(),
          line: z.number().int(),
          column: z.number().int(),
          offset: z.number().int(),
          length: z.number().int(),
        }),
      ),
    }),
    handle: (ctx, { body }) => readWords(ctx, body.text),
  }),
  memberRoute({
    ...read,
    method: 'POST',
    url: '/api/v1/segments/format',
    operationId: 'formatSegmentRule',
    summary: 'Write a rule in words',
    idempotent: false,
    body: z.strictObject({ rule: ruleInput }),
    response: z.object({ text: z.string() }),
    handle: (ctx, { body }) => writeWords(ctx, body.rule),
  }),
];
