import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { workspaceOf } from '../../foundation/workspaces/index.ts';
import { systemContext, transact, type Platform } from '../../platform/context.ts';
import { publicRoute } from '../../platform/http/index.ts';
import { changeSubscription, findSubscription, recordClick, recordOpen, type Subscription } from './actions/engage.ts';
import { unsubscribePage } from './pages/unsubscribe-page.ts';

const params = z.object({ token: z.string().max(200) });
const pixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const tags = ['Pages'];
const shared = { audience: 'public', hidden: true, tags, params } as const;

const hitOf = (request: FastifyRequest) => ({ method: request.method, userAgent: request.headers['user-agent'] });

async function showPage(
  platform: Platform,
  reply: FastifyReply,
  found: Subscription | null,
  state: 'asks' | 'done' | 'back',
): Promise<void> {
  void reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer');
  if (!found) {
    await reply.status(404).send(unsubscribePage({ brand: '', state: 'unknown', address: '', locale: 'en' }));
    return;
  }
  const brand = await transact(systemContext(platform, found.workspaceId, 'delivery'), (tx) =>
    workspaceOf(tx, found.workspaceId),
  );
  await reply.send(unsubscribePage({ brand: brand.name, state, address: found.send.address, locale: brand.locale }));
}

export const publicRoutes = [
  publicRoute({
    ...shared,
    method: 'GET',
    url: '/t/o/:token',
    operationId: 'openPixel',
    summary: 'Open pixel',
    handle: async (platform, call) => {
      await recordOpen(platform, call.params.token, hitOf(call.request));
      // The same picture for every token: nothing to learn by trying.
      await call.reply
        .type('image/gif')
        .header('cache-control', 'no-store, max-age=0')
        .header('cross-origin-resource-policy', 'cross-origin')
        .send(pixel);
    },
  }),
  publicRoute({
    ...shared,
    method: 'GET',
    url: '/t/c/:token',
    operationId: 'clickLink',
    summary: 'Tracked link',
    handle: async (platform, call) => {
      const url = await recordClick(platform, call.params.token, hitOf(call.request));
      if (!url) return showPage(platform, call.reply, null, 'asks');
      await call.reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer').redirect(url, 302);
    },
  }),
  publicRoute({
    ...shared,
    method: 'GET',
    url: '/u/:token',
    operationId: 'unsubscribePage',
    summary: 'Unsubscribe page; changes nothing',
    handle: async (platform, call) => {
      const found = await findSubscription(platform, call.params.token);
      await showPage(platform, call.reply, found, found?.send.unsubscribed_at ? 'done' : 'asks');
    },
  }),
  publicRoute({
    ...shared,
    method: 'POST',
    url: '/u/:token',
    operationId: 'unsubscribe',
    summary: 'Unsubscribe: RFC 8058 one-click, or the button of the page',
    body: z
      .object({ action: z.enum(['unsubscribe', 'resubscribe']).optional(), 'List-Unsubscribe': z.string().optional() })
      .nullish(),
    handle: async (platform, call) => {
      const found = await findSubscription(platform, call.params.token);
      if (!found) return showPage(platform, call.reply, null, 'asks');
      const wish = call.body?.action ?? 'unsubscribe';
      await changeSubscription(
        platform,
        found,
        wish,
        call.body?.action ? 'unsubscribe_link' : 'one_click_unsubscribe',
        call.request.headers['user-agent'],
      );
      await showPage(platform, call.reply, found, wish === 'unsubscribe' ? 'done' : 'back');
    },
  }),
];
