import type { JsonObject } from '../../kernel/json.ts';
import type { Platform } from '../../platform/context.ts';
import type { Tx } from '../../platform/postgres/index.ts';
import { handOverMerged } from './hand-over.ts';
import { absorb, type HeldFacts } from './rules/held-facts.ts';
import type { Merge } from './rules/person-sets.ts';
import { lockFacts, saveFacts } from './store.facts.ts';
import { logMerges, queueProjections } from './store.ts';

/** Merges profiles for good reason or by hand; both sides are kept well enough to undo it. */
export async function mergeProfiles(
  platform: Platform,
  tx: Tx,
  workspaceId: number,
  merges: readonly Merge[],
  source: string,
  now: Date,
): Promise<void> {
  if (merges.length === 0) return;
  const ids = [...new Set(merges.flatMap((m) => [m.survivor, m.absorbed]))];
  const facts = await lockFacts(tx, workspaceId, ids);
  await absorbAndLog(tx, workspaceId, merges, facts, source, now);
  const survivors = [...new Set(merges.map((m) => m.survivor))];
  await saveFacts(
    tx,
    workspaceId,
    survivors.flatMap((id) => facts.get(id) ?? []),
    now,
  );
  await handOverMerged(platform, tx, workspaceId, merges, now);
  await queueProjections(tx, workspaceId, 'profile', ids);
}

/** Puts the facts of absorbed profiles into their survivors' (in `facts`, not yet saved) and writes down how it was before. */
export async function absorbAndLog(
  tx: Tx,
  workspaceId: number,
  merges: readonly Merge[],
  facts: ReadonlyMap<number, HeldFacts>,
  source: string,
  now: Date,
): Promise<void> {
  const log = merges.map((merge) => {
    const survivor = facts.get(merge.survivor);
    const absorbed = facts.get(merge.absorbed);
    const before: JsonObject = survivor && absorbed ? absorb(survivor, absorbed) : {};
    return { ...merge, source, before };
  });
  await logMerges(tx, workspaceId, log, now);
}
