import type { JsonObject } from '../../../kernel/json.ts';
import { channelOf, type AcquisitionFact } from '../../profiles/index.ts';
import type { StoredOrder } from '../tables.ts';
import type { GatheredOrder } from './gather.ts';

/** What an order tells about where its customer came from: its attribution, and the first discount code as the code. */
export function acquisitionOf(change: GatheredOrder & { stored: StoredOrder | undefined }): AcquisitionFact[] {
  const profileId = change.profileId ?? change.stored?.profile_id ?? null;
  const originId = change.originId ?? change.stored?.origin_id ?? null;
  if (change.winner === null || profileId === null || originId === null) return [];
  const { attribution, discountCodes, placedAt } = change.winner.order;
  const text = (name: string): string | null => (typeof attribution[name] === 'string' ? attribution[name] : null);
  const code = text('code') ?? discountCodes[0] ?? null;
  const told = Object.keys(attribution).length > 0;
  const channel =
    text('channel') ??
    (told
      ? channelOf({
          source: text('source'),
          medium: text('medium'),
          creator: text('creator'),
          referrer: text('referrer'),
        })
      : null);
  const facts: JsonObject = {
    ...attribution,
    ...(channel === null ? {} : { channel }),
    ...(code === null ? {} : { code }),
  };
  return [{ profileId, originId, kind: 'order', at: placedAt, facts }];
}
