import { z } from 'zod';
import { everyPage } from '../../kernel/pagination.ts';
import { cursorQuery, idParam, memberRoute, pageOf, sendCsv, type AnyRoute } from '../../platform/http/index.ts';
import { demandCells, demandColumns, dueCells, dueColumns } from './files.ts';
import { listDemand, readDemand } from './demand/queries.ts';
import { demandSorts } from './demand/store.ts';
import { dueOfProfile, listDue, readCalendar } from './queries/replenishment.ts';
import { readRevenue } from './queries/revenue.ts';
import { calendarShape, demandDetail, demandShape, dueShape, revenueShape } from './shapes.ts';

const tags = ['Forecasts'];
const read = { method: 'GET', audience: 'member', permission: 'reports:read', tags } as const;
const about = { method: 'GET', audience: 'member', permission: 'profiles:read', tags } as const;

const products = z.object({
  search: z.string().trim().min(1).max(200).optional(),
  class: z.enum(['smooth', 'intermittent', 'erratic', 'lumpy']).optional(),
  runsOutWithin: z.coerce.number().int().min(0).max(365).optional().describe('Days; at the early end of the interval'),
  sort: z.enum(demandSorts).default('expected'),
});
const due = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  productId: z.coerce.number().int().positive().optional(),
});
/** Rows of a file that are read at once. */
const pageOfFile = 5_000;

export const routes: readonly AnyRoute[] = [
  memberRoute({
    ...read,
    url: '/api/v1/forecasts/revenue',
    operationId: 'readRevenueForecast',
    summary: 'Net revenue of the days to come, of the store or of a segment, with its interval and its back-test',
    description:
      'Of a segment: the orders of who is in it now. Hidden where it does not beat naive rules; `reason` says so.',
    query: z.object({
      horizon: z.enum(['30', '90']).default('30'),
      segmentId: z.coerce.number().int().positive().optional(),
    }),
    response: revenueShape,
    handle: (ctx, { query }) => readRevenue(ctx, query.horizon === '30' ? 30 : 90, query.segmentId),
  }),
  memberRoute({
    ...read,
    url: '/api/v1/forecasts/products',
    operationId: 'listDemand',
    summary: 'What each product is expected to sell in 13 weeks, and when its stock is gone',
    query: cursorQuery().extend(products.shape),
    response: pageOf(demandShape).extend({
      total: z.number().int(),
      state: z.enum(['shown', 'hidden']).nullable(),
      reason: z.string().nullable(),
      computedAt: z.iso.datetime().nullable(),
    }),
    handle: (ctx, { query }) => listDemand(ctx, query),
  }),
  memberRoute({
    ...read,
    url: '/api/v1/forecasts/products.csv',
    operationId: 'downloadDemand',
    summary: 'The same for all products, as CSV',
    query: products,
    handle: async (ctx, { query, reply }) => {
      await sendCsv(reply, {
        name: 'demand',
        columns: demandColumns,
        pages: everyPage((cursor) => listDemand(ctx, { ...query, cursor, limit: pageOfFile })),
        cells: demandCells,
      });
    },
  }),
  memberRoute({
    ...read,
    url: '/api/v1/forecasts/product',
    operationId: 'readDemand',
    summary: 'Past and expected weeks of a product',
    query: z.object({ sku: z.string().min(1).max(255) }),
    response: demandDetail,
    handle: (ctx, { query }) => readDemand(ctx, query.sku),
  }),
  memberRoute({
    ...read,
    url: '/api/v1/forecasts/replenishment',
    operationId: 'readReplenishmentCalendar',
    summary: 'How many people run out of what on which of the next 56 days',
    response: calendarShape,
    handle: (ctx) => readCalendar(ctx),
  }),
  memberRoute({
    ...about,
    url: '/api/v1/forecasts/replenishment/people',
    operationId: 'listReplenishmentPeople',
    summary: 'Who runs out between two days, of a product or of any',
    query: cursorQuery().extend(due.shape),
    response: pageOf(dueShape.extend({ email: z.string().nullable() })),
    handle: (ctx, { query }) => listDue(ctx, query),
  }),
  memberRoute({
    ...about,
    url: '/api/v1/forecasts/replenishment/people.csv',
    operationId: 'downloadReplenishmentPeople',
    summary: 'Everybody who runs out between two days, as CSV',
    query: due,
    handle: async (ctx, { query, reply }) => {
      await sendCsv(reply, {
        name: `replenishment-${query.from}-${query.to}`,
        columns: dueColumns,
        pages: everyPage((cursor) => listDue(ctx, { ...query, cursor, limit: pageOfFile })),
        cells: dueCells,
      });
    },
  }),
  memberRoute({
    ...about,
    url: '/api/v1/profiles/:id/replenishment',
    operationId: 'getProfileReplenishment',
    summary: 'What somebody runs out of and when',
    params: idParam,
    response: z.object({ items: z.array(dueShape) }),
    handle: (ctx, { params }) => dueOfProfile(ctx, params.id),
  }),
];
