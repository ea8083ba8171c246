import type { JsonObject } from '../../../kernel/json.ts';
import { channelOf, type AcquisitionFact } from '../../profiles/index.ts';
import type { StoredOrder } from '../tables.ts';
import type { GatheredOrder } from './gather.ts';
import type { NormalOrder } from './normal-order.ts';

/** What an order tells about where its customer came from: its attribution, and the first discount code as the code. */
export function acquisitionOf(change: GatheredOrder & { stored: StoredOrder | undefined }): AcquisitionFact[] {
  const profileId = change.profileId ?? change.stored?.profile_id ?? null;
  const originId = change.originId ?? change.stored?.origin_id ?? null;
  if (profileId === null || originId === null) return [];
  return change.versions.map((order) => ({
    profileId,
    originId,
    kind: 'order',
    at: order.placedAt,
    facts: factsOf(order),
  }));
}

function factsOf({ attribution, discountCodes }: NormalOrder): JsonObject {
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
  return { ...attribution, ...(channel === null ? {} : { channel }), ...(code === null ? {} : { code }) };
}
