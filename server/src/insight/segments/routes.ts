import { z } from 'zod';
import { cursorQuery, idParam, memberRoute, pageOf, type AnyRoute } from '../../platform/http/index.ts';
import { deleteSegment, restoreSegment } from './actions/delete-segment.ts';
import { evaluateSegments } from './actions/evaluate.ts';
import { createSegment, updateSegment } from './actions/save-segment.ts';
import { ruleJsonSchema } from './language/rule.ts';
import { kindsOf } from './library.ts';
import { personShape } from './queries/faces.ts';
import { readFreshness } from './queries/freshness.ts';
import { overlapOf } from './queries/overlap.ts';
import { queryPeople } from './queries/people.ts';
import { listMembers, listSegments, readGrowth, readRule, readSegment, segmentsOfProfile } from './queries/segments.ts';
import { reachOf } from './queries/reach.ts';
import { readValues, readVocabulary } from './queries/vocabulary.ts';
import { readWords, writeWords } from './queries/words.ts';
import { sortKeyNames } from './store.faces.ts';
import {
  freshnessShape,
  growthPoint,
  listedSegment,
  memberShape,
  overlapShape,
  ruleInput,
  ruleText,
  segmentShape,
  usageShape,
} from './shapes.ts';

const tags = ['Segments'];
const read = { audience: 'member', permission: 'segments:read', tags } as const;
const change = { audience: 'member', permission: 'segments:write', tags } as const;
const name = z.string().trim().min(1).max(120);
const description = z.string().max(2_000);
const moment = z.iso.datetime({ offset: true });
const inWords = z.string().describe('As it is written in the text form');
const valueCount = z.object({ value: z.string(), count: z.number().int() });
const year = 365 * 86_400_000;

export const segmentsRoutes: readonly AnyRoute[] = [
  memberRoute({
    ...read,
    method: 'GET',
    url: '/api/v1/segments',
    operationId: 'listSegments',
    summary: 'List segments, newest first',
    query: cursorQuery().extend({ search: z.string().max(120).optional(), deleted: z.stringbool().default(false) }),
    response: pageOf(listedSegment).extend({ freshness: freshnessShape }),
    handle: async (ctx, { query }) => ({ ...(await listSegments(ctx, query)), freshness: await readFreshness(ctx) }),
  }),
  memberRoute({
    ...read,
    method: 'GET',
    url: '/api/v1/segments/freshness',
    operationId: 'readSegmentFreshness',
    summary: 'How up to date memberships are',
    response: freshnessShape,
    handle: (ctx) => readFreshness(ctx),
  }),
  memberRoute({
    ...read,
    method: 'GET',
    url: '/api/v1/segments/overlap',
    operationId: 'readSegmentOverlap',
    summary: 'Members that stored segments have in common: each two of them',
    query: z.object({
      ids: z
        .string()
        .regex(/^[1-9]\d{0,9}(,[1-9]\d{0,9}){1,29}$/, 'Give 2 to 30 ids of segments, separated by commas')
        .describe('Ids of 2 to 30 segments, separated by commas'),
    }),
    response: overlapShape,
    handle: (ctx, { query }) => overlapOf(ctx, query.ids.split(',').map(Number)),
  }),
  memberRoute({
    ...change,
    method: 'POST',
    url: '/api/v1/segments',
    operationId: 'createSegment',
    summary: 'Create a segment; its members are evaluated at once in the background',
    status: 201,
    body: z.strictObject({
      name,
      description: description.optional(),
      rule: ruleInput.optional(),
      text: ruleText.optional(),
    }),
    response: segmentShape,
    handle: (ctx, { body }) => createSegment(ctx, body),
  }),
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
  memberRoute({
    method: 'POST',
    url: '/api/v1/segments/query',
    operationId: 'queryPeople',
    summary: 'List the people a rule selects with their figures, searched and sorted',
    description:
      'Who they are and in what order comes from the copies in the event store, seconds behind; what is shown of them is current. `total` comes with the first page.',
    audience: 'member',
    permission: 'profiles:read',
    tags,
    idempotent: false,
    body: z.strictObject({
      rule: ruleInput.optional().describe('Left out, and no `text`: everybody known'),
      text: ruleText.optional(),
      search: z.string().max(200).optional().describe('Any part of e-mail, name, phone or id'),
      sort: z
        .strictObject({ by: z.enum(sortKeyNames), direction: z.enum(['asc', 'desc']) })
        .default({ by: 'lastSeenAt', direction: 'desc' }),
      cursor: z.string().max(1000).optional(),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    response: pageOf(personShape).extend({ total: z.number().int().nullable() }),
    handle: (ctx, { body }) => queryPeople(ctx, body),
  }),
  memberRoute({
    ...read,
    method: 'GET',
    url: '/api/v1/segments/reach',
    operationId: 'readSegmentReach',
    summary: 'How many members of segments can be sent marketing at the moment',
    query: z.object({
      ids: z
        .string()
        .max(2_000)
        .describe('Comma-separated segment ids, at most 100')
        .transform((ids) => ids.split(',').map(Number))
        .pipe(z.array(z.number().int().positive()).min(1).max(100)),
    }),
    response: z.object({
      items: z.array(z.object({ segmentId: z.number().int(), email: z.number().int(), sms: z.number().int() })),
    }),
    handle: async (ctx, { query }) => ({ items: await reachOf(ctx, query.ids) }),
  }),
  memberRoute({
    ...read,
    method: 'GET',
    url: '/api/v1/segments/:id',
    operationId: 'readSegment',
    summary: 'Read a segment and what uses it',
    params: idParam,
    response: segmentShape.extend({ usedBy: z.array(usageShape) }),
    handle: (ctx, { params }) => readSegment(ctx, params.id),
  }),
  memberRoute({
    ...change,
    method: 'PATCH',
    url: '/api/v1/segments/:id',
    operationId: 'updateSegment',
    summary: 'Change a segment; a new rule is evaluated at once in the background',
    params: idParam,
    body: z.strictObject({
      name: name.optional(),
      description: description.optional(),
      rule: ruleInput.optional(),
      text: ruleText.optional(),
    }),
    response: segmentShape,
    handle: (ctx, { params, body }) => updateSegment(ctx, params.id, body),
  }),
  memberRoute({
    ...change,
    method: 'DELETE',
    url: '/api/v1/segments/:id',
    operationId: 'deleteSegment',
    summary: 'Delete a segment; it can be restored',
    params: idParam,
    status: 204,
    handle: (ctx, { params }) => deleteSegment(ctx, params.id),
  }),
  memberRoute({
    ...change,
    method: 'POST',
    url: '/api/v1/segments/:id/restore',
    operationId: 'restoreSegment',
    summary: 'Bring a deleted segment back',
    params: idParam,
    response: segmentShape,
    handle: (ctx, { params }) => restoreSegment(ctx, params.id),
  }),
  memberRoute({
    ...change,
    method: 'POST',
    url: '/api/v1/segments/:id/evaluate',
    operationId: 'evaluateSegment',
    summary: 'Evaluate over everybody now',
    description: 'Answers after the evaluation, or at once with `evaluated: false` when another worker is at it.',
    params: idParam,
    response: z.object({
      evaluated: z.boolean(),
      members: z.number().int().nullable(),
      entered: z.number().int(),
      left: z.number().int(),
    }),
    handle: async (ctx, { params }) => {
      await readRule(ctx, params.id);
      const [result] = await evaluateSegments(ctx, [params.id]);
      return {
        evaluated: result !== undefined,
        members: result?.members ?? null,
        entered: result?.entered ?? 0,
        left: result?.left ?? 0,
      };
    },
  }),
  memberRoute({
    ...read,
    method: 'GET',
    url: '/api/v1/segments/:id/members',
    operationId: 'listSegmentMembers',
    summary: 'Members as of the last evaluation, by profile id',
    params: idParam,
    query: cursorQuery(),
    response: pageOf(memberShape),
    handle: (ctx, { params, query }) => listMembers(ctx, params.id, query),
  }),
  memberRoute({
    ...read,
    method: 'GET',
    url: '/api/v1/segments/:id/growth',
    operationId: 'readSegmentGrowth',
    summary: 'Members, entered and left over time',
    params: idParam,
    query: z.object({ from: moment.optional() }),
    response: z.object({ points: z.array(growthPoint) }),
    handle: async (ctx, { params, query }) => {
      const from =
        query.from === undefined ? new Date(ctx.platform.clock.now().getTime() - year) : new Date(query.from);
      return { points: await readGrowth(ctx, params.id, from) };
    },
  }),
  memberRoute({
    ...read,
    method: 'GET',
    url: '/api/v1/profiles/:id/segments',
    operationId: 'listProfileSegments',
    summary: 'Segments somebody is in, and since when',
    params: idParam,
    response: z.object({
      items: z.array(z.object({ segmentId: z.number().int(), name: z.string(), since: z.string() })),
    }),
    handle: async (ctx, { params }) => ({ items: await segmentsOfProfile(ctx, params.id) }),
  }),
];
