import type { Platform } from '../../../platform/context.ts';
import { groupBy } from '../../../kernel/group.ts';
import { inSystem, type Tx } from '../../../platform/postgres/index.ts';
import { purchaseIdsAfter } from '../../../records/orders/index.ts';
import { drainProjections, profileIdsAfter, queueProjections } from '../../../records/profiles/index.ts';
import { projectQueued } from './project.ts';

const page = 10_000;

type Walk = { kind: string; after(tx: Tx, id: number): Promise<{ id: number; workspaceId: number }[]> };

const walks: readonly Walk[] = [
  { kind: 'profile', after: (tx, id) => profileIdsAfter(tx, id, page) },
  { kind: 'order', after: (tx, id) => purchaseIdsAfter(tx, 'order', id, page) },
  { kind: 'credit_note', after: (tx, id) => purchaseIdsAfter(tx, 'credit_note', id, page) },
];

/** Queues a fresh copy of everything, page by page, after the event store was lost. @returns how many were queued */
export async function rebuildProjections(platform: Platform): Promise<number> {
  let queued = 0;
  for (const { kind, after } of walks) {
    let last = 0;
    for (;;) {
      const rows = await inSystem(platform.postgres, async (tx) => {
        const found = await after(tx, last);
        for (const [workspaceId, group] of groupBy(found, (row) => row.workspaceId)) {
          await queueProjections(
            tx,
            workspaceId,
            kind,
            group.map((row) => row.id),
          );
        }
        return found;
      });
      queued += rows.length;
      const end = rows.at(-1);
      if (end === undefined) break;
      last = end.id;
    }
  }
  return queued;
}

/** Copies everything into an event store that lost it; returns when it is there. */
export async function rebuildCopies(platform: Platform): Promise<void> {
  await rebuildProjections(platform);
  await drainProjections(
    platform,
    walks.map((walk) => walk.kind),
    projectQueued,
  );
}
