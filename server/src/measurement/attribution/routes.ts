import { z } from 'zod';
import { notFound } from '../../kernel/problem.ts';
import { transact } from '../../platform/context.ts';
import { idParam, memberRoute } from '../../platform/http/index.ts';
import { orderValues } from '../../records/orders/index.ts';
import { changeSettings, readSettings } from './settings.ts';
import { creditOfOrder } from './store.ts';

const settings = z
  .object({
    clickHours: z
      .number()
      .int()
      .min(0)
      .max(2160)
      .describe('How long after a message was received a click on it can get an order'),
    openHours: z.number().int().min(0).max(2160),
    countMachineOpens: z.boolean().describe('Opens by privacy proxies and scanners count'),
  })
  .meta({ id: 'AttributionSettings' });
const credit = z
  .object({
    kind: z.enum(['click', 'open']),
    channel: z.string(),
    sourceKind: z.string(),
    sourceId: z.number(),
    sendId: z.number(),
    touchedAt: z.iso.datetime(),
    receivedAt: z.iso.datetime(),
    orderedAt: z.iso.datetime(),
    explanation: z.string(),
  })
  .meta({ id: 'OrderCredit' });
const tags = ['Attribution'];
const audience = 'member';

const span = (ms: number): string => {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 60) return `${minutes} min`;
  return minutes < 2880 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / 1440)} days`;
};

export const routes = [
  memberRoute({
    method: 'GET',
    url: '/api/v1/orders/:id/credit',
    operationId: 'getOrderCredit',
    summary: 'Which message got the order, and why',
    tags,
    audience,
    permission: 'orders:read',
    params: idParam,
    response: z.object({ credit: credit.nullable() }),
    handle: async (ctx, { params }) =>
      transact(ctx, async (tx) => {
        const [order] = await orderValues(tx, ctx.workspaceId, [params.id]);
        if (!order) throw notFound('order');
        const c = await creditOfOrder(tx, ctx.workspaceId, params.id);
        if (!c) return { credit: null };
        const verb = c.kind === 'click' ? 'Clicked' : 'Opened';
        return {
          credit: {
            kind: c.kind,
            channel: c.channel,
            sourceKind: c.sourceKind,
            sourceId: c.sourceId,
            sendId: c.sendId,
            touchedAt: c.at.toISOString(),
            receivedAt: c.receivedAt.toISOString(),
            orderedAt: c.orderedAt.toISOString(),
            explanation: `${verb} ${c.sourceKind} ${c.sourceId} ${span(c.orderedAt.getTime() - c.at.getTime())} before ordering: the last touch within its window.`,
          },
        };
      }),
  }),
  memberRoute({
    method: 'GET',
    url: '/api/v1/attribution/settings',
    operationId: 'readAttributionSettings',
    summary: 'Windows of credit',
    tags,
    audience,
    permission: 'settings:read',
    response: settings,
    handle: (ctx) => readSettings(ctx),
  }),
  memberRoute({
    method: 'PATCH',
    url: '/api/v1/attribution/settings',
    operationId: 'updateAttributionSettings',
    summary: 'Change the windows; all credits are computed again',
    tags,
    audience,
    permission: 'settings:write',
    body: settings.partial(),
    response: settings,
    handle: (ctx, { body }) => changeSettings(ctx, body),
  }),
];
