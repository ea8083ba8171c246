import type { Batch, Projector, ResolvedMessage } from '../../records/events/index.ts';
import type { PurchaseWatcher } from '../../records/orders/index.ts';
import type { ProfileMover } from '../../records/profiles/index.ts';
import { creditPeople } from './credit-people.ts';
import { addTouches, moveTouches } from './store.ts';
import type { Touch } from './tables.ts';

const kinds: Record<string, Touch['kind']> = { 'Opened Email': 'open', 'Clicked Email': 'click' };

/** Opens and clicks that delivery itself told about become touches; anybody may track an event of that name. */
export const touchProjector: Projector = {
  name: 'attribution',
  async project(batch: Batch) {
    const touches = batch.messages.flatMap((message) => touchOf(message) ?? []);
    if (touches.length === 0) return;
    await addTouches(batch.tx, batch.workspaceId, touches);
    await creditPeople(batch.tx, batch.workspaceId, [...new Set(touches.map((t) => t.profileId))], batch.now);
  },
};

function touchOf(message: ResolvedMessage): Touch | null {
  const kind = kinds[message.name];
  if (!kind || message.kind !== 'track' || message.source !== 'system:delivery' || message.profileId === null)
    return null;
  const p = (message.data.properties ?? {}) as Record<string, unknown>;
  return {
    key: message.key,
    profileId: message.profileId,
    originId: message.originId ?? message.profileId,
    kind,
    machine: p.machine === true,
    channel: String(p.channel ?? 'email'),
    sourceKind: String(p.sourceKind),
    sourceId: Number(p.sourceId),
    sendId: Number(p.sendId),
    at: new Date(message.time),
    receivedAt: new Date(Number(p.receivedAt ?? message.time)),
  };
}

/** Called by orders after it has written them, in the same transaction. */
export const creditWatcher: PurchaseWatcher = (batch, people) =>
  creditPeople(batch.tx, batch.workspaceId, [...people], batch.now);

/** After orders have moved: both sides are computed again. */
export const touchMover: ProfileMover = {
  name: 'attribution',
  async move(tx, workspaceId, moves, now) {
    await moveTouches(tx, workspaceId, moves);
    await creditPeople(tx, workspaceId, [...new Set(moves.flatMap((m) => [m.from, m.to]))], now);
  },
};
