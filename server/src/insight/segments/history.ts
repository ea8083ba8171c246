import { randomUUID } from 'node:crypto';
import { emptyTables } from '../../platform/clickhouse/index.ts';
import type { Context, Platform } from '../../platform/context.ts';
import type { Tx } from '../../platform/postgres/index.ts';
import { announce, isHeard } from './live/announce.ts';
import type { WholeReason } from './live/causes.ts';
import { linesOf, passColumns } from './live/passes.ts';
import { changesAt, idsOf, keepPart, partAfter, putBackPart, type Changes } from './store.changes.ts';
import type { Tally } from './store.members.ts';
import { markWritten, passesAfter } from './store.touched.ts';

/** Some megabytes of ids. */
export const partSize = 200_000;

/**
 * Keeps what an evaluation over everybody changed where a loss of the event store does not reach it, and tells who
 * entered and left. Doing it again is harmless.
 */
export async function keepHistory(
  ctx: Context,
  tx: Tx,
  tally: Tally,
  { at, reason }: { at: Date; reason: WholeReason },
): Promise<void> {
  const { workspaceId } = ctx;
  const { segmentId, enteredIds, leftIds } = tally;
  const keep = async (part: number, { entered, left }: Pick<Changes, 'entered' | 'left'>): Promise<void> => {
    await keepPart(tx, { workspaceId, segmentId, at, part, reason, entered, left });
    if (!isHeard(ctx)) return;
    await announce(ctx, tx, { segmentId, sign: 1, at, reason, profileIds: idsOf(entered) });
    await announce(ctx, tx, { segmentId, sign: -1, at, reason, profileIds: idsOf(left) });
  };
  if (tally.entered <= partSize && tally.left <= partSize) return keep(0, { entered: enteredIds, left: leftIds });
  let after = 0;
  for (let part = 0; ; part += 1) {
    const { size, last, ...changes } = await changesAt(ctx, segmentId, at, after, partSize);
    if (size > 0) await keep(part, changes);
    if (size < partSize) return;
    after = last;
  }
}

/** Writes the whole history into an event store that lost it. */
export async function rebuildHistory(platform: Platform): Promise<void> {
  await emptyTables(platform.clickhouse, ['segment_members', 'segment_bitmaps'], platform.config.clickhouseCluster);
  const run = randomUUID();
  let place = { workspaceId: 0, segmentId: 0, at: new Date(0), part: 0 };
  for (;;) {
    const part = await partAfter(platform.postgres.system, place);
    if (part === undefined) break;
    await putBackPart(platform.clickhouse, part, `history-${run}-${part.segmentId}-${part.at.getTime()}-${part.part}`);
    place = part;
  }
  await rebuildPasses(platform, run);
}

const passesAtOnce = 500;

async function rebuildPasses(platform: Platform, run: string): Promise<void> {
  let last = 0;
  for (;;) {
    const passes = await passesAfter(platform.postgres.system, last, passesAtOnce);
    const end = passes.at(-1);
    if (end === undefined) return;
    const lines = passes.map((pass) => linesOf(pass.workspaceId, pass)).join('\n');
    await platform.clickhouse.insertLines('segment_members', passColumns, lines, `history-${run}-pass-${last}`);
    for (const pass of passes.filter((one) => !one.written)) await markWritten(platform.postgres.system, pass.id);
    last = end.id;
  }
}
