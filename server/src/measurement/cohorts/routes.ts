import { z } from 'zod';
import { memberRoute } from '../../platform/http/index.ts';
import { cohorts } from './queries/cohorts.ts';
import { dimensions } from './rules/dimensions.ts';

const count = z.number().int();
const minor = z.number().describe('Minor units of the workspace currency');
const state = z
  .enum(['whole', 'part', 'young'])
  .describe('Everybody in it had the full time; some had, and only they count; nobody had yet');
const interval = z.object({ low: z.number(), high: z.number() }).nullable().describe('95 %');
const standing = z
  .object({
    expected: z.number().describe('Pulled towards the brand where there are few people'),
    rank: count.nullable().describe('1 is the best, shared by equals; null below the least number of people'),
    againstRest: z
      .object({ difference: z.number(), p: z.number(), says: z.enum(['better', 'worse', 'alike']) })
      .nullable()
      .describe('Against everybody else; p corrected for the number of cohorts'),
  })
  .nullable();
const horizon = z.object({
  days: count,
  state,
  of: count.describe('People whose first days are over'),
  repeaters: count,
  repeatRate: z.number().nullable(),
  repeatInterval: interval,
  gross: minor,
  net: minor,
  lifetimeValue: minor.nullable().describe('Net revenue per person, the first order included'),
  valueInterval: interval,
  firstOrderValue: minor.nullable(),
  laterOrderValue: minor.nullable(),
  refundRate: z.number().nullable().describe('Refunds and credit notes as a share of gross'),
});
const month = z.object({
  month: count.describe('Calendar months after that of the first order'),
  state,
  of: count,
  active: count.describe('Ordered in that month'),
  gross: minor,
  net: minor,
  netSoFar: minor.describe('From the first order to the end of that month'),
});
const answer = z
  .object({
    by: z.enum(dimensions),
    from: z.string(),
    to: z.string(),
    currency: z.string(),
    timezone: z.string(),
    horizons: z.array(count),
    fewest: count,
    total: z.object({ size: count, horizons: z.array(horizon) }).nullable(),
    others: count.describe('People of cohorts beyond the largest hundred'),
    items: z.array(
      z.object({
        value: z.string().describe('Empty: not known, or none'),
        label: z.string(),
        size: count,
        months: z.array(month),
        horizons: z.array(horizon.extend({ byValue: standing, byRepeat: standing })),
      }),
    ),
  })
  .meta({ id: 'Cohorts' });

const monthText = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'A month such as 2026-03');

export const routes = [
  memberRoute({
    method: 'GET',
    url: '/api/v1/cohorts',
    operationId: 'getCohorts',
    summary: 'Customers by how they began: retention, revenue and lifetime value over equal times',
    description:
      'Customers whose first order falls into the months asked for (the last 24 when left out), each in one cohort. Cells hold only people who had the full time. Cancelled orders count nowhere; refunds and credit notes reduce net.',
    tags: ['Reports'],
    audience: 'member',
    permission: 'reports:read',
    query: z.object({
      by: z.enum(dimensions).default('month'),
      from: monthText.optional(),
      to: monthText.optional(),
      fewest: z.coerce.number().int().min(1).max(100_000).default(50).describe('Smaller cohorts get no rank'),
    }),
    response: answer,
    handle: (ctx, { query }) => cohorts(ctx, query),
  }),
];
