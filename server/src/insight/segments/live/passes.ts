import type { Context } from '../../../platform/context.ts';
import { markWritten, passesWaiting, type Pass } from '../store.touched.ts';

export const passColumns = ['workspace_id', 'segment_id', 'profile_id', 'at', 'sign', 'reason'];

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
