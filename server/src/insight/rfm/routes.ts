import { z } from 'zod';
import { everyPage } from '../../kernel/pagination.ts';
import { cursorQuery, memberRoute, pageOf, sendCsv, type AnyRoute } from '../../platform/http/index.ts';
import { changeSettings, readSettings } from './actions/change-settings.ts';
import { readGrid, readMovers, readTransitions } from './queries/rfm.ts';

const tags = ['RFM'];
const read = { audience: 'member', permission: 'segments:read', tags } as const;
const month = z.string().regex(/^\d{4}-\d{2}$/, 'Write a month as in "2026-10".');
const between = { from: month, to: month, fromGroup: z.string().max(40), toGroup: z.string().max(40) };
/** Their addresses are read page by page. */
const pageOfFile = 2_000;
const score = z.number().int().min(1).max(5);
const span = z.tuple([score, score]).describe('Lowest and highest score');
const group = z.object({
  key: z.string().regex(/^[a-z0-9-]{1,40}$/, 'Use small letters, digits and hyphens.'),
  name: z.string().trim().min(1).max(60),
  meaning: z.string().max(200).default(''),
  r: span,
  f: span,
  m: span,
});
const bins = z.number().int().min(3).max(5);
const periodDays = z
  .number()
  .int()
  .min(30)
  .max(3650)
  .nullable()
  .describe('Orders counted for frequency and money; null for all');
const figures = {
  people: z.number().int(),
  revenue: z.number().int().describe('Net, minor units of the workspace currency'),
  orders: z.number().int(),
};
const rule = z.record(z.string(), z.unknown()).describe('A rule of segments that selects them as they are now');

const settings = z
  .object({
    bins,
    periodDays,
    isUsual: z.boolean(),
    groups: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        meaning: z.string(),
        r: z.array(z.number()),
        f: z.array(z.number()),
        m: z.array(z.number()),
      }),
    ),
  })
  .meta({ id: 'RfmSettings' });

const grid = z
  .object({
    currency: z.string(),
    month: z.string().nullable(),
    isNow: z.boolean(),
    months: z.array(z.string()).describe('Months there are scores of, newest first; the first one still runs'),
    bins,
    ...figures,
    cells: z.array(z.object({ r: score, f: score, ...figures, groups: z.array(z.string()), rule })),
    groups: z.array(z.object({ key: z.string(), name: z.string(), meaning: z.string(), ...figures, rule })),
    thresholds: z.array(
      z.object({
        dimension: z.enum(['recency', 'frequency', 'money']),
        score,
        low: z.number(),
        high: z.number(),
        people: z.number().int(),
      }),
    ),
  })
  .meta({ id: 'RfmGrid' });

export const routes: readonly AnyRoute[] = [
  memberRoute({
    ...read,
    method: 'GET',
    url: '/api/v1/rfm/settings',
    operationId: 'readRfmSettings',
    summary: 'Bins, period and groups of RFM',
    response: settings,
    handle: (ctx) => readSettings(ctx),
  }),
  memberRoute({
    audience: 'member',
    permission: 'segments:write',
    tags,
    method: 'PUT',
    url: '/api/v1/rfm/settings',
    operationId: 'changeRfmSettings',
    summary: 'Change bins, period and groups; everybody is scored again in the background',
    description: 'Of several groups that fit the first one counts. Without groups the usual ones are taken.',
    body: z.strictObject({ bins, periodDays, groups: z.array(group).min(1).max(30).optional() }),
    response: settings,
    handle: (ctx, { body }) => changeSettings(ctx, body),
  }),
  memberRoute({
    ...read,
    method: 'GET',
    url: '/api/v1/rfm',
    operationId: 'readRfmGrid',
    summary: 'People and money by recency and frequency, and by group, now or at the end of a month',
    query: z.object({ month: month.optional() }),
    response: grid,
    handle: (ctx, { query }) => readGrid(ctx, query.month),
  }),
  memberRoute({
    ...read,
    method: 'GET',
    url: '/api/v1/rfm/transitions',
    operationId: 'readRfmTransitions',
    summary: 'How many people went from which group to which between two months',
    query: z.object({ from: month.optional(), to: month.optional() }),
    response: z.object({
      from: z.string().nullable(),
      to: z.string().nullable(),
      months: z.array(z.string()),
      groups: z.array(z.object({ key: z.string(), name: z.string() })),
      items: z.array(
        z.object({
          fromGroup: z.string().describe("'' for who had not bought yet"),
          toGroup: z.string(),
          people: z.number().int(),
        }),
      ),
    }),
    handle: (ctx, { query }) => readTransitions(ctx, query),
  }),
  memberRoute({
    method: 'GET',
    url: '/api/v1/rfm/movers',
    operationId: 'listRfmMovers',
    summary: 'Who went from one group to another between two months',
    audience: 'member',
    permission: 'profiles:read',
    tags,
    query: cursorQuery().extend(between),
    response: pageOf(
      z.object({
        profileId: z.number().int(),
        email: z.string().nullable(),
        spend: z.number().int().describe('Net, minor units'),
        orders: z.number().int(),
        recency: z.number().int().describe('Days since the last order'),
        currency: z.string(),
      }),
    ),
    handle: (ctx, { query: { cursor, limit, ...chosen } }) => readMovers(ctx, chosen, { cursor, limit }),
  }),
  memberRoute({
    method: 'GET',
    url: '/api/v1/rfm/movers.csv',
    operationId: 'downloadRfmMovers',
    summary: 'Everybody who went from one group to another between two months, as CSV',
    description: 'Money is in minor units of the workspace currency.',
    audience: 'member',
    permission: 'profiles:read',
    tags,
    query: z.object(between),
    handle: async (ctx, { query, reply }) => {
      await sendCsv(reply, {
        name: `rfm-${query.fromGroup === '' ? 'new' : query.fromGroup}-to-${query.toGroup}-${query.to}`,
        columns: ['profile_id', 'email', 'net_spend_minor', 'orders', 'days_since_last_order', 'currency'],
        pages: everyPage((cursor) => readMovers(ctx, query, { cursor, limit: pageOfFile })),
        cells: (one) => [one.profileId, one.email, one.spend, one.orders, one.recency, one.currency],
      });
    },
  }),
];
