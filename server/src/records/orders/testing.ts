import type { JsonObject } from '../../kernel/json.ts';
import type { Context } from '../../platform/context.ts';
import { stableUuid } from '../../platform/crypto/index.ts';
import { acceptMessages, type Identifiers, type Message } from '../events/index.ts';

export type Purchase = { data: JsonObject; who?: Identifiers; backfill?: boolean };

/** Order documents as the messages a door would make of them; equal content is the same message. */
export const purchaseMessage = ({ data, who = {}, backfill = false }: Purchase): Message => ({
  kind: 'order',
  key: stableUuid('test', JSON.stringify([data, who])),
  time: Date.parse(String(data.placedAt ?? data.issuedAt ?? data.cancelledAt ?? '2026-11-01T00:00:00Z')),
  who,
  name: String(data.type ?? 'order'),
  data,
  source: 'test',
  trusted: true,
  backfill,
});

export const sendPurchases = (ctx: Context, purchases: readonly Purchase[]): Promise<void> =>
  acceptMessages(ctx.platform, ctx.workspaceId, purchases.map(purchaseMessage));
