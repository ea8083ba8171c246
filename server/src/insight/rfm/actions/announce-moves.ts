import { transact, type Context } from '../../../platform/context.ts';
import { emit } from '../../../platform/jobs/index.ts';
import { groupingKey, type Settings } from '../rules/settings.ts';
import { rfmMoved } from '../signals.ts';
import { movesAfter, writeMoves, type Move } from '../store/moves.ts';
import { runOf, storeRun } from '../store/settings.ts';

const batch = 5_000;

/**
 * Writes who moved since the last round and announces each move once: a batch and how far it reached are one transaction,
 * so a round that died goes on behind its last batch. After a change of settings nobody moved: everybody is noted anew.
 */
export async function announceMoves(ctx: Context, month: string, settings: Settings): Promise<void> {
  const key = groupingKey(settings);
  const round = await transact(ctx, async (tx) => {
    const run = await runOf(tx, ctx.workspaceId);
    const at = run.moving_at ?? ctx.platform.clock.now();
    if (run.moving_at === null) {
      await storeRun(tx, ctx.workspaceId, { ...run, moving_at: at, moving_written: false, moving_after: 0 });
    }
    return { at, isWritten: run.moving_at !== null && run.moving_written, isBaseline: run.moved_under !== key };
  });
  if (!round.isWritten) {
    await writeMoves(ctx, { ...round, month, version: ctx.platform.clock.now().getTime() }, settings);
    await change(ctx, { moving_written: true });
  }
  for (;;) {
    if (!(await announceNext(ctx, round.at))) break;
  }
  await change(ctx, { moving_at: null, moving_written: false, moving_after: 0, moved_under: key });
}

/** @returns false when nothing is left */
async function announceNext(ctx: Context, at: Date): Promise<boolean> {
  const { moving_after: after } = await transact(ctx, (tx) => runOf(tx, ctx.workspaceId));
  const moves = await movesAfter(ctx, at, after, batch);
  const last = moves.at(-1);
  if (!last) return false;
  return transact(ctx, async (tx) => {
    const run = await runOf(tx, ctx.workspaceId);
    // Somebody else announced these in between.
    if (run.moving_after !== after || run.moving_at?.getTime() !== at.getTime()) return run.moving_at !== null;
    for (const [between, profileIds] of byKind(moves)) await emit(ctx, tx, rfmMoved, { ...between, profileIds });
    await storeRun(tx, ctx.workspaceId, { ...run, moving_after: last.profileId });
    return true;
  });
}

function byKind(moves: readonly Move[]): [{ from: string; to: string }, number[]][] {
  const kinds = new Map<string, [{ from: string; to: string }, number[]]>();
  for (const { profileId, fromGroup: from, toGroup: to } of moves) {
    const name = `${from}\n${to}`;
    const kind = kinds.get(name) ?? [{ from, to }, []];
    kind[1].push(profileId);
    kinds.set(name, kind);
  }
  return [...kinds.values()];
}

const change = (ctx: Context, changes: Partial<Awaited<ReturnType<typeof runOf>>>): Promise<void> =>
  transact(ctx, async (tx) => storeRun(tx, ctx.workspaceId, { ...(await runOf(tx, ctx.workspaceId)), ...changes }));
