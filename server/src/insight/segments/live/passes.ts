import { groupBy } from '../../../kernel/group.ts';
import type { Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/postgres/index.ts';
import { addPass, markWritten, passesWaiting, type Pass, type PassChange } from '../store.touched.ts';
import { announce } from './announce.ts';

export const passColumns = ['workspace_id', 'segment_id', 'profile_id', 'at', 'sign', 'reason'];

/**
 * Keeps what changed where a loss of the event store does not reach it, and tells who entered and left. It is written to
 * the event store after the commit; whoever dies before that leaves it to whoever compares next.
 * @returns null where nothing changed
 */
export async function keepPass(ctx: Context, tx: Tx, at: Date, changes: readonly PassChange[]): Promise<Pass | null> {
  if (changes.length === 0) return null;
  const kinds = groupBy(changes, ({ segmentId, sign, reason }) => `${segmentId} ${sign} ${reason}`);
  for (const same of kinds.values()) {
    const [first] = same;
    if (first) await announce(ctx, tx, { ...first, at, profileIds: same.map((change) => change.profileId) });
  }
  return { id: await addPass(tx, ctx.workspaceId, at, changes), at, changes };
}

/** Brings passes into the event store that are not there yet: before anything is compared with the history. */
export async function writePasses(ctx: Context): Promise<void> {
  for (const pass of await passesWaiting(ctx.platform.postgres.system, ctx.workspaceId)) await writePass(ctx, pass);
}

/** Under a token of its own: what arrived before its sender died is recognised. */
export async function writePass({ platform, workspaceId }: Context, pass: Pass): Promise<void> {
  await platform.clickhouse.insertLines('segment_members', passColumns, linesOf(workspaceId, pass), `pass-${pass.id}`);
  await platform.faults('segments.passWritten');
  await markWritten(platform.postgres.system, pass.id);
}

export function linesOf(workspaceId: number, { at, changes }: Pass): string {
  const moment = at.toISOString().slice(0, -1).replace('T', ' ');
  return changes
    .map(({ segmentId, profileId, sign, reason }) =>
      JSON.stringify([workspaceId, segmentId, profileId, moment, sign, reason]),
    )
    .join('\n');
}
