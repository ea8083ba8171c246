import { sql } from 'kysely';
import { createSegment } from '../../server/src/insight/segments/index.ts';
import type { Context } from '../../server/src/platform/context.ts';

const metrics = [
  'Viewed Product',
  'Added to Cart',
  'Started Checkout',
  'Placed Order',
  'Opened Email',
  'Clicked Email',
];
const ruleOf = (i: number): object => ({
  kind: 'event',
  metric: metrics[i % metrics.length],
  is: { op: 'gte', value: 1 + (i % 5) },
  ...(i % 2 === 0 && { window: { type: 'last', amount: 7 + 3 * i, unit: 'day' } }),
});

/** Ids of fifty segments, half of them with windows; the workspace's only ones. */
export async function fiftySegments({ platform, workspaceId, ...ctx }: Context): Promise<number[]> {
  await sql`update segments set status = 'deleted' where workspace_id = ${workspaceId}`.execute(
    platform.postgres.system,
  );
  const ids: number[] = [];
  for (let i = 0; i < 50; i += 1) {
    const name = `together ${crypto.randomUUID()}`;
    ids.push((await createSegment({ platform, workspaceId, ...ctx }, { name, rule: { where: ruleOf(i) } })).id);
  }
  return ids;
}

export type Timed = { ms: number; cpuMs: number };

export async function timed(cpu: () => number, work: () => Promise<unknown>): Promise<Timed> {
  const [began, before] = [performance.now(), cpu()];
  await work();
  return { ms: performance.now() - began, cpuMs: cpu() - before };
}
