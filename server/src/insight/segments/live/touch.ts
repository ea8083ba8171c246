import { consentsOf } from '../../../records/consent/index.ts';
import type { Projector } from '../../../records/events/index.ts';
import type { PurchaseWatcher } from '../../../records/orders/index.ts';
import { standingsOf, type ProfileMover } from '../../../records/profiles/index.ts';
import type { CopyWatcher } from '../../traits/index.ts';
import { copiesOnly, touchPeople } from '../store.touched.ts';
import { noteStanding } from '../store.standing.ts';
import { groupBy } from '../../../kernel/group.ts';

/** Whoever has events in a batch, with what happened. */
export const touchedProjector: Projector = {
  name: 'segments.touched',
  async project({ tx, workspaceId, now, events }) {
    const touches = [...groupBy(events, (event) => event.backfill)].map(([isBackfill, some]) => ({
      cause: isBackfill ? ('backfill' as const) : ('event' as const),
      metrics: [...new Set(some.map((event) => event.metric))],
      people: [...new Set(some.map((event) => event.profileId))],
    }));
    await touchPeople(tx, workspaceId, now, touches);
  },
};

/** Whose orders, refunds or cancellations changed. */
export const touchBuyers: PurchaseWatcher = async ({ tx, workspaceId, now, messages }, people) => {
  const cause = messages.every((message) => message.backfill) ? 'backfill' : 'order';
  await touchPeople(tx, workspaceId, now, [{ cause, metrics: null, people: [...people] }]);
};

/** Both sides of a merge, of its undoing, of a device that changed hands. */
export const touchMover: ProfileMover = {
  name: 'segments',
  async move(tx, workspaceId, moves, now) {
    const people = new Set(moves.flatMap(({ from, to, origins }) => [from, to, ...(origins ?? [])]));
    await touchPeople(tx, workspaceId, now, [{ cause: 'merge', metrics: null, people: [...people] }]);
  },
};

/** A consent that took effect so long ago is not what changed the copy. */
const freshMs = 60_000;

/** Everybody whose copy in the event store changed, for whatever reason. */
export const touchCopied: CopyWatcher = async (tx, workspaceId, people, now) => {
  const moved = new Set(await noteStanding(tx, workspaceId, await standingsOf(tx, workspaceId, people)));
  const consents = await consentsOf(tx, workspaceId, people);
  const decided = new Set(
    consents.filter((row) => now.getTime() - row.effective_at.getTime() < freshMs).map((row) => row.profile_id),
  );
  const touches = [...groupBy(people, (id) => `${decided.has(id)} ${moved.has(id)}`).values()].map((some) => ({
    cause: decided.has(some[0] ?? 0) ? ('consent' as const) : ('copy' as const),
    metrics: moved.has(some[0] ?? 0) ? null : copiesOnly,
    people: some,
  }));
  await touchPeople(tx, workspaceId, now, touches);
};
