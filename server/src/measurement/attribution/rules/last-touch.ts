import type { Credit, Settings, Touch } from '../tables.ts';

/** Klaviyo's defaults: a click counts for five days, an open for five days, opens by machines never. */
export const defaultSettings: Settings = { clickHours: 120, openHours: 120, countMachineOpens: false };

export type Purchase = { id: number; profileId: number; placedAt: Date };

/**
 * The one touch that gets an order: the last before it within its window, which starts when the message was received. Of
 * touches at the same instant a click goes before an open, then the smaller key, so that the order of arrival of any
 * news never matters.
 */
export function creditOf(order: Purchase, touches: readonly Touch[], settings: Settings): Credit | null {
  let best: Touch | null = null;
  for (const touch of touches) {
    if (touch.profileId !== order.profileId || !counts(touch, order.placedAt, settings)) continue;
    if (best === null || isLater(touch, best)) best = touch;
  }
  return best && { orderId: order.id, profileId: order.profileId, touch: best, orderedAt: order.placedAt };
}

function counts(touch: Touch, orderedAt: Date, settings: Settings): boolean {
  if (touch.machine && (touch.kind === 'click' || !settings.countMachineOpens)) return false;
  const hours = touch.kind === 'click' ? settings.clickHours : settings.openHours;
  const since = orderedAt.getTime() - touch.receivedAt.getTime();
  return touch.at <= orderedAt && since >= 0 && since <= hours * 3_600_000;
}

function isLater(a: Touch, b: Touch): boolean {
  const difference = a.at.getTime() - b.at.getTime();
  if (difference !== 0) return difference > 0;
  if (a.kind !== b.kind) return a.kind === 'click';
  return a.key < b.key;
}
