import type { Tx } from '../../platform/postgres/index.ts';
import { orderValuesOfPeople } from '../../records/orders/index.ts';
import { creditOf, defaultSettings } from './rules/last-touch.ts';
import { replaceCredits, settingsOf, touchesOf } from './store.ts';
import type { Touch } from './tables.ts';

/** Credits of these people, computed whole from what is known now: late news of any kind just runs this again. */
export async function creditPeople(
  tx: Tx,
  workspaceId: number,
  profileIds: readonly number[],
  now: Date,
): Promise<void> {
  if (profileIds.length === 0) return;
  const settings = (await settingsOf(tx, workspaceId)) ?? defaultSettings;
  const touches = await touchesOf(tx, workspaceId, profileIds);
  const ofPerson = new Map<number, Touch[]>();
  for (const touch of touches) ofPerson.set(touch.profileId, [...(ofPerson.get(touch.profileId) ?? []), touch]);
  const orders = await orderValuesOfPeople(tx, workspaceId, profileIds);
  const credits = orders.flatMap((order) => creditOf(order, ofPerson.get(order.profileId) ?? [], settings) ?? []);
  await replaceCredits(
    tx,
    workspaceId,
    profileIds,
    orders.map((o) => o.id),
    credits,
    now,
  );
}
