import type { Platform } from '../../platform/context.ts';
import type { Tx } from '../../platform/postgres/index.ts';
import { profileMovers, type Move } from './movers.ts';
import type { Device } from './rules/plan-links.ts';
import type { Merge } from './rules/person-sets.ts';
import { gatherSeen } from './store.seen.ts';
import { absorbProfiles, linkDevices, queueProjections } from './store.ts';

/** Identifiers and every row of other modules of absorbed profiles go to their survivors. */
export async function handOverMerged(
  platform: Platform,
  tx: Tx,
  workspaceId: number,
  merges: readonly Merge[],
  now: Date,
): Promise<void> {
  if (merges.length === 0) return;
  const absorbed = await absorbProfiles(tx, workspaceId, merges, now);
  await gatherSeen(
    tx,
    workspaceId,
    merges.map((m) => m.survivor),
  );
  await move(
    platform,
    tx,
    workspaceId,
    merges.map((m) => ({ from: m.absorbed, to: m.survivor, origins: null })),
    now,
  );
  await queueProjections(tx, workspaceId, 'alias', absorbed);
}

/** Devices whose owner was decided anew, with what was done on them. */
export async function handOverDevices(
  platform: Platform,
  tx: Tx,
  workspaceId: number,
  devices: readonly Device[],
  now: Date,
): Promise<void> {
  if (devices.length === 0) return;
  await linkDevices(tx, workspaceId, devices, now);
  const moved = devices.filter((d) => d.before !== d.owner);
  const bases = new Set(moved.map((d) => d.base));
  const people = moved.flatMap((d) => [d.owner, d.before]).filter((id) => !bases.has(id));
  await gatherSeen(tx, workspaceId, people);
  await move(
    platform,
    tx,
    workspaceId,
    moved.map((d) => ({ from: d.before, to: d.owner, origins: [d.base] })),
    now,
  );
  await queueProjections(
    tx,
    workspaceId,
    'alias',
    moved.map((d) => d.base),
  );
}

export async function move(
  platform: Platform,
  tx: Tx,
  workspaceId: number,
  moves: readonly Move[],
  now: Date,
): Promise<void> {
  if (moves.length === 0) return;
  for (const mover of platform.slots.all(profileMovers)) await mover.move(tx, workspaceId, moves, now);
}
