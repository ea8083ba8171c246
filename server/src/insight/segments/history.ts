import { randomUUID } from 'node:crypto';
import { emptyTables } from '../../platform/clickhouse/index.ts';
import type { Context, Platform } from '../../platform/context.ts';
import type { Tx } from '../../platform/postgres/index.ts';
import { changesAt, keepPart, partAfter, putBackPart } from './store.changes.ts';
import type { Tally } from './store.members.ts';

/** Some megabytes of ids. */
export const partSize = 200_000;

/** Keeps what an evaluation changed where a loss of the event store does not reach it. Doing it again is harmless. */
export async function keepHistory(ctx: Context, tx: Tx, tally: Tally, at: Date): Promise<void> {
  const { workspaceId } = ctx;
  const { segmentId, enteredIds, leftIds } = tally;
  if (tally.entered <= partSize && tally.left <= partSize) {
    return keepPart(tx, { workspaceId, segmentId, at, part: 0, entered: enteredIds, left: leftIds });
  }
  let after = 0;
  for (let part = 0; ; part += 1) {
    const { size, last, entered, left } = await changesAt(ctx, segmentId, at, after, partSize);
    if (size > 0) await keepPart(tx, { workspaceId, segmentId, at, part, entered, left });
    if (size < partSize) return;
    after = last;
  }
}

/** Writes the whole history into an event store that lost it. */
export async function rebuildHistory(platform: Platform): Promise<void> {
  await emptyTables(platform.clickhouse, ['segment_members'], platform.config.clickhouseCluster);
  const run = randomUUID();
  let place = { workspaceId: 0, segmentId: 0, at: new Date(0), part: 0 };
  for (;;) {
    const part = await partAfter(platform.postgres.system, place);
    if (part === undefined) return;
    await putBackPart(platform.clickhouse, part, `history-${run}-${part.segmentId}-${part.at.getTime()}-${part.part}`);
    place = part;
  }
}
