import type { Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/postgres/index.ts';
import { handled } from '../rules/handled.ts';
import { takeNumbers } from '../store.postgres.ts';
import type { Chunk } from '../thread/draw-chunk.ts';
import { type DrawingPlan, type Summary, startDrawing } from '../thread/drawing.ts';
import { saveChunk, shipChunks } from './write-chunk.ts';

type Crowd = {
  people: number;
  now: Date;
  /** unlike any other of this and earlier attempts */
  run: string;
  onProgress(done: number, total: number): void;
};

const chunkSize = 1000;
/** Chunks that go into the event store at once: it is quick with few large parts, slow with many small ones to merge. */
const chunksPerShipment = 6;

/**
 * Draws people and writes all their rows: while one chunk is drawn, those before it go into both engines.
 * @returns what they did, and the last shipment to the event store, which may still be on its way
 */
export async function writePeople(
  { platform, workspaceId }: Context,
  tx: Tx,
  plan: DrawingPlan,
  { people, now, run, onProgress }: Crowd,
): Promise<Summary & { shipping: Promise<void> }> {
  const drawing = startDrawing(plan, (of, count) => takeNumbers(platform.postgres.system, of, count));
  const draw = (from: number): Promise<Chunk> => handled(drawing.draw(from, Math.min(people, from + chunkSize)));
  try {
    let unshipped: Chunk[] = [];
    let saving = Promise.resolve();
    let shipping = Promise.resolve();
    let next = draw(0);
    for (let from = 0; from < people; from += chunkSize) {
      const to = Math.min(people, from + chunkSize);
      const chunk = await next;
      if (to < people) next = draw(to);
      await saving;
      saving = handled(saveChunk(tx, workspaceId, chunk, now));
      unshipped.push(chunk);
      if (unshipped.length === chunksPerShipment || to === people) {
        await shipping;
        shipping = handled(shipChunks(platform.clickhouse, workspaceId, unshipped, `sample-${run}-${from}`));
        unshipped = [];
      }
      onProgress(to, people);
    }
    await saving;
    return { ...(await drawing.summarise()), shipping };
  } finally {
    await drawing.end();
  }
}
