import type { Platform } from '../../../platform/context.ts';
import { inSystem, type Tx } from '../../../platform/postgres/index.ts';
import { creditNoteCopies, orderCopies, type Copies } from '../../../records/orders/index.ts';
import { takeProjections, type QueuedProjection } from '../../../records/profiles/index.ts';
import { holdProjection, takeVersion } from '../store.projection.ts';
import { copyWatchers } from './copy-watchers.ts';
import { profileRows } from './profile-copies.ts';

type Kind = 'profile' | 'order' | 'credit_note';
type ReadCopies = (tx: Tx, workspaceId: number, ids: readonly number[], version: number) => Promise<Copies[]>;

const kinds: Record<Kind, { read: ReadCopies; batch: number }> = {
  profile: { read: profileRows, batch: 5000 },
  order: { read: orderCopies, batch: 5000 },
  credit_note: { read: creditNoteCopies, batch: 5000 },
};

/**
 * Renews the copies of queued entities in the event store: what is queued is taken, read and inserted in one
 * transaction, so that nothing leaves the queue before its copy is written. A repeat writes the same state under a
 * higher version. While the event store is away the queue grows and nothing is lost.
 * @returns whether there was anything to do
 */
export async function projectQueued(platform: Platform): Promise<boolean> {
  let busy = false;
  for (const kind of Object.keys(kinds) as Kind[]) busy = (await projectKind(platform, kind)) || busy;
  return busy;
}

const projectKind = (platform: Platform, kind: Kind): Promise<boolean> =>
  inSystem(platform.postgres, async (tx) => {
    if (!(await holdProjection(tx))) return false;
    const queued = await takeProjections(tx, [kind], kinds[kind].batch);
    if (queued.length === 0) return false;
    // after the take: whatever changes from here on is queued again
    const version = await takeVersion(tx, platform.clock.now().getTime());
    for (const [workspaceId, ids] of idsByWorkspace(queued)) {
      for (const { table, columns, lines } of await kinds[kind].read(tx, workspaceId, ids, version)) {
        if (lines.length === 0) continue;
        await platform.faults('projection.beforeInsert');
        await platform.clickhouse.insertLines(
          table,
          columns,
          lines.join('\n'),
          `copy-${table}-${workspaceId}-${version}`,
        );
      }
    }
    if (kind === 'profile') {
      for (const [workspaceId, ids] of idsByWorkspace(queued)) {
        for (const watch of platform.slots.all(copyWatchers)) await watch(tx, workspaceId, ids, platform.clock.now());
      }
    }
    await platform.faults('projection.beforeCommit');
    return true;
  });

function idsByWorkspace(queued: readonly QueuedProjection[]): Map<number, number[]> {
  const groups = new Map<number, Set<number>>();
  for (const { workspace_id, entity_id } of queued) {
    const ids = groups.get(workspace_id) ?? new Set();
    groups.set(workspace_id, ids.add(entity_id));
  }
  return new Map([...groups].map(([id, ids]) => [id, [...ids]]));
}
