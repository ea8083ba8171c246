import { randomUUID } from 'node:crypto';
import { emptyTables } from '../../platform/clickhouse/index.ts';
import { transact, type Context, type Platform } from '../../platform/context.ts';
import { changesAt, keepPart, partAfter, putBackPart } from './store.changes.ts';

const partSize = 50_000;

/** Keeps what an evaluation changed where a loss of the event store does not reach it. Doing it again is harmless. */
export async function keepHistory(ctx: Context, segmentIds: readonly number[], at: Date): Promise<void> {
  for (const segmentId of segmentIds) {
    let after = 0;
    for (let part = 0; ; part += 1) {
      const changes = await changesAt(ctx, segmentId, at, after, partSize);
      const last = changes.at(-1);
      if (last === undefined) break;
      const entered = changes.filter((c) => c.sign > 0).map((c) => c.profileId);
      const left = changes.filter((c) => c.sign < 0).map((c) => c.profileId);
      await transact(ctx, (tx) => keepPart(tx, { workspaceId: ctx.workspaceId, segmentId, at, part, entered, left }));
      after = last.profileId;
      if (changes.length < partSize) break;
    }
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
