import { z } from 'zod';
import { memberRoute, whileAsked, type AnyRoute } from '../../../platform/http/index.ts';
import { previewRule } from '../queries/preview.ts';
import { previewShape, ruleInput, ruleText } from '../shapes.ts';
import { previewDistribution } from './distribution.ts';
import { previewOrders } from './orders-of-people.ts';
import { previewOverlap } from './overlap-of-people.ts';

const read = {
  audience: 'member',
  permission: 'segments:read',
  tags: ['Segments'],
  method: 'POST',
  idempotent: false,
} as const;
const given = { rule: ruleInput.optional(), text: ruleText.optional() };
const moment = z.iso.datetime({ offset: true });
const count = z.number().int();
const minor = z.number().int().describe("Minor units of the brand's currency");

const orders = z.object({
  orders: count,
  buyers: count,
  gross: minor,
  net: minor.describe('Gross − refunds − credit notes, in minor units'),
  averageOrderValue: minor.nullable(),
  shareOfRevenue: z.number().nullable().describe("Of the brand's net revenue, 0 to 1"),
});

const name = z.string().min(1).max(300);

export const previewRoutes: readonly AnyRoute[] = [
  memberRoute({
    ...read,
    url: '/api/v1/segments/preview',
    operationId: 'previewSegment',
    summary: 'Count and sample the people a rule selects, now or as of a past moment',
    description: 'Given up when the caller goes away, as are the other previews.',
    body: z.strictObject({
      ...given,
      asOf: moment.optional(),
      sample: z.number().int().min(0).max(100).default(10),
    }),
    response: previewShape,
    handle: (ctx, { body, reply }) =>
      previewRule(whileAsked(ctx, reply), {
        ...body,
        asOf: body.asOf === undefined ? undefined : new Date(body.asOf),
      }),
  }),
  memberRoute({
    ...read,
    url: '/api/v1/segments/preview/orders',
    operationId: 'previewSegmentOrders',
    summary: 'Orders and revenue of the people a rule selects, ever and lately',
    body: z.strictObject(given),
    response: z.object({ ever: orders, recent: orders, recentDays: count }),
    handle: (ctx, { body, reply }) => previewOrders(whileAsked(ctx, reply), body),
  }),
  memberRoute({
    ...read,
    url: '/api/v1/segments/preview/overlap',
    operationId: 'previewSegmentOverlap',
    summary: 'Which segments the people of a rule are in already',
    body: z.strictObject({
      ...given,
      limit: z.number().int().min(1).max(100).default(10),
      except: count.optional().describe('A segment to leave out: the one whose rule it is'),
    }),
    response: z.object({
      count,
      items: z.array(z.object({ segmentId: count, name: z.string(), members: count, both: count })),
    }),
    handle: (ctx, { body, reply }) => previewOverlap(whileAsked(ctx, reply), body),
  }),
  memberRoute({
    ...read,
    url: '/api/v1/segments/preview/distribution',
    operationId: 'previewSegmentDistribution',
    summary: 'How a trait, a figure or a field is spread among the people of a rule, beside everybody known',
    body: z.strictObject({
      ...given,
      of: z.union([
        z.strictObject({ trait: name }),
        z.strictObject({ figure: name, key: z.string().max(300).optional() }),
        z.strictObject({ field: name }),
      ]),
    }),
    response: z.object({
      label: z.string(),
      type: z.enum(['number', 'money', 'ratio', 'days', 'date', 'text']),
      people: count,
      everyone: count,
      missing: count,
      missingEveryone: count,
      median: z.number().nullable(),
      medianEveryone: z.number().nullable(),
      mean: z.number().nullable(),
      meanEveryone: z.number().nullable(),
      bins: z
        .array(z.object({ from: z.number().nullable(), to: z.number().nullable(), people: count, everyone: count }))
        .describe('Numbers, money in units, dates as epoch ms; `to` is not included, null is an open end'),
      values: z.array(z.object({ value: z.string(), people: count, everyone: count })).describe('Of texts'),
    }),
    handle: (ctx, { body, reply }) => previewDistribution(whileAsked(ctx, reply), body),
  }),
];
