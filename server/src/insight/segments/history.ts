import { randomUUID } from 'node:crypto';
import { emptyTables } from '../../platform/clickhouse/index.ts';
import type { Context, Platform } from '../../platform/context.ts';
import type { Tx } from '../../platform/postgres/index.ts';
import { announce, isHeard } from './live/announce.ts';
import { isQuiet, type WholeReason } from './live/causes.ts';
import { linesOf, passColumns } from './live/passes.ts';
import { changesAt, keepChange, partAfter, putBackPart } from './store.changes.ts';
import type { Tally } from './store.members.ts';
import { markWritten, passesAfter } from './store.touched.ts';

/** People who are told of at once; some megabytes of ids. */
const toldAtOnce = 200_000;

/**
 * Keeps what an evaluation over everybody changed where a loss of the event store does not reach it, and tells who
 * entered and left. Doing it again is harmless.
 */
export async function keepHistory(
  ctx: Context,
  tx: Tx,
  { segmentId, enteredPeople, leftPeople }: Tally,
  { at, reason }: { at: Date; reason: WholeReason },
): Promise<void> {
  const { workspaceId } = ctx;
  await keepChange(tx, { workspaceId, segmentId, at, reason, entered: enteredPeople, left: leftPeople });
  if (isQuiet(reason) || !isHeard(ctx)) return;
  for (let after = 0; ;) {
    const { size, last, entered, left } = await changesAt(ctx, segmentId, at, after, toldAtOnce);
    await announce(ctx, tx, { segmentId, sign: 1, at, reason, profileIds: entered });
    await announce(ctx, tx, { segmentId, sign: -1, at, reason, profileIds: left });
    if (size < toldAtOnce) return;
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
