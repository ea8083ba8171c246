import { audit } from '../../../foundation/audit/index.ts';
import { conflict, invalid, notFound } from '../../../kernel/problem.ts';
import { transact, type Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/postgres/index.ts';
import { move } from '../hand-over.ts';
import { mergeProfiles } from '../merge-profiles.ts';
import { standardFields, type ProfileFacts, type StandardField } from '../rules/fields.ts';
import { showDevices, type BeforeMerge } from '../rules/held-facts.ts';
import { lockFacts, saveFacts } from '../store.facts.ts';
import { gatherSeen } from '../store.seen.ts';
import { devicesOf, queueProjections } from '../store.ts';
import { mergeForUndo, profileFamily, type MergeRow } from '../store.reads.ts';
import { markUndone, releaseProfile } from '../store.unmerge.ts';

/** Merges `absorbedId` into `survivorId` by hand. Nothing is triggered; it can be undone. */
export function mergeByHand(ctx: Context, survivorId: number, absorbedId: number): Promise<void> {
  return transact(ctx, async (tx) => {
    const now = ctx.platform.clock.now();
    const [survivor] = await profileFamily(tx, ctx.workspaceId, survivorId);
    const [absorbed] = await profileFamily(tx, ctx.workspaceId, absorbedId);
    if (survivor === undefined || absorbed === undefined) throw notFound('profile');
    if (survivor === absorbed)
      throw invalid('Both are the same person already.', [{ path: '/absorbedId', message: 'name another profile' }]);
    await mergeProfiles(
      ctx.platform,
      tx,
      ctx.workspaceId,
      [{ survivor, absorbed, reason: 'merged by hand' }],
      'manual',
      now,
    );
    await audit(ctx, tx, {
      action: 'profile.merged',
      entity: 'profile',
      entityId: String(survivor),
      changes: { absorbed },
    });
  });
}

/** Puts both sides of a merge back: identifiers, facts taken over, and every row written for the absorbed side. */
export function undoMerge(ctx: Context, mergeId: number): Promise<{ restoredId: number }> {
  return transact(ctx, async (tx) => {
    const now = ctx.platform.clock.now();
    const merge = await mergeForUndo(tx, ctx.workspaceId, mergeId);
    if (!merge) throw notFound('merge');
    if (merge.undoneAt) throw conflict('already_undone', 'This merge was undone before.');
    const [holder] = await profileFamily(tx, ctx.workspaceId, merge.survivorId);
    if (holder !== merge.survivorId) {
      throw conflict(
        'merged_further',
        'The surviving profile was itself merged later.',
        'Undo that later merge first.',
      );
    }
    const released = await releaseProfile(tx, ctx.workspaceId, merge.absorbedId, merge.survivorId, now);
    await gatherSeen(tx, ctx.workspaceId, [merge.survivorId, merge.absorbedId]);
    await partFacts(ctx, tx, merge, now);
    await markUndone(tx, ctx.workspaceId, merge.id, now);
    await move(
      ctx.platform,
      tx,
      ctx.workspaceId,
      [{ from: merge.survivorId, to: merge.absorbedId, origins: released }],
      now,
    );
    await queueProjections(tx, ctx.workspaceId, 'alias', released);
    await queueProjections(tx, ctx.workspaceId, 'profile', [merge.survivorId, ...released]);
    await audit(ctx, tx, {
      action: 'profile.unmerged',
      entity: 'profile',
      entityId: String(merge.survivorId),
      changes: { restored: merge.absorbedId },
    });
    return { restoredId: merge.absorbedId };
  });
}

/** After the identifiers are parted: each side shows its own facts and those of its devices. */
async function partFacts(ctx: Context, tx: Tx, merge: MergeRow, now: Date): Promise<void> {
  const sides = [merge.survivorId, merge.absorbedId];
  const devices = await devicesOf(tx, ctx.workspaceId, sides);
  const facts = await lockFacts(tx, ctx.workspaceId, [...sides, ...devices.map((d) => d.base)]);
  const parted = sides.flatMap((id) => facts.get(id) ?? []);
  for (const side of parted) {
    if (side.id === merge.survivorId) giveBackFacts(side.own ?? side, merge);
    showDevices(
      side,
      devices.filter((d) => d.owner === side.id).flatMap((d) => facts.get(d.base) ?? []),
    );
  }
  await saveFacts(tx, ctx.workspaceId, parted, now);
}

/** Fields taken from the absorbed side go back to what they were, unless somebody has stated them anew since. */
function giveBackFacts(survivor: ProfileFacts, merge: MergeRow): void {
  const before = merge.before as Partial<BeforeMerge>;
  for (const key of before.taken ?? []) {
    const held = survivor.provenance[key];
    if (held && held[0] > merge.mergedAt.getTime()) continue;
    const custom = key.startsWith('properties.');
    const name = custom ? key.slice('properties.'.length) : key;
    if (custom) {
      const value = before.properties?.[name];
      survivor.properties = Object.fromEntries(Object.entries(survivor.properties).filter(([n]) => n !== name));
      if (value !== undefined) survivor.properties[name] = value;
    } else if ((standardFields as readonly string[]).includes(name)) {
      survivor.fields[name as StandardField] = before.fields?.[name as StandardField] ?? null;
    }
    const provenance = before.provenance?.[key];
    survivor.provenance = Object.fromEntries(Object.entries(survivor.provenance).filter(([n]) => n !== key));
    if (provenance) survivor.provenance[key] = provenance;
  }
}
