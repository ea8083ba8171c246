import { z } from 'zod';
import { memberRoute } from '../../platform/http/index.ts';
import { activity } from './queries/activity.ts';
import { overview } from './queries/overview.ts';

const minor = z.number().int();
const count = z.number().int();
const figures = z.object({
  from: z.string(),
  to: z.string(),
  totals: z.object({
    grossRevenue: minor.describe('Totals of orders that were not cancelled, on the day placed'),
    netRevenue: minor.describe('Gross less refunds (on the day of the order) and credit notes (on their own day)'),
    orders: count,
    averageOrderValue: minor.nullable(),
    newCustomers: count.describe('First order ever in the period'),
    returningCustomers: count.describe('Bought in the period and before it'),
    repeatRate: z
      .number()
      .nullable()
      .describe('Share of the customers of the period with at least two orders by its end'),
    subscribersGained: count,
    subscribersLost: count,
  }),
  byDay: z.array(
    z.object({
      day: z.string(),
      orders: count,
      grossRevenue: minor,
      netRevenue: minor,
      subscribersGained: count,
      subscribersLost: count,
    }),
  ),
});

const overviewAnswer = figures
  .extend({
    currency: z.string(),
    timezone: z.string(),
    compared: figures.nullable(),
    topProducts: z.array(
      z.object({
        productId: count,
        title: z.string(),
        imageUrl: z.string().nullable(),
        units: count,
        netRevenue: minor,
        orders: count,
      }),
    ),
  })
  .meta({ id: 'Overview' });

const activityAnswer = z
  .object({
    items: z.array(
      z.object({
        metric: z.string(),
        at: z.iso.datetime(),
        value: z.number(),
        details: z.record(z.string(), z.string()),
        profile: z.object({ id: count, name: z.string().nullable(), email: z.string().nullable() }),
      }),
    ),
  })
  .meta({ id: 'Activity' });

export const routes = [
  memberRoute({
    method: 'GET',
    url: '/api/v1/reports/overview',
    operationId: 'getOverview',
    summary: 'Revenue, orders, customers and list growth by day, with a comparison',
    description:
      "Days are those of the brand's zone, both ends included; the last 30 when left out. Money is minor units of the brand's currency.",
    tags: ['Reports'],
    audience: 'member',
    permission: 'reports:read',
    query: z.object({
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
      compare: z.enum(['previous', 'year', 'none']).default('previous'),
    }),
    response: overviewAnswer,
    handle: (ctx, { query }) => overview(ctx, query),
  }),
  memberRoute({
    method: 'GET',
    url: '/api/v1/reports/activity',
    operationId: 'getActivity',
    summary: 'What customers just did, newest first',
    tags: ['Reports'],
    audience: 'member',
    permission: 'events:read',
    query: z.object({ limit: z.coerce.number().int().min(1).max(100).default(20) }),
    response: activityAnswer,
    handle: (ctx, { query }) => activity(ctx, query.limit),
  }),
];
