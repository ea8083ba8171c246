import { sql } from 'kysely';
import { createSegment, evaluateSegments } from '../../server/src/insight/segments/index.ts';
import { lookAround } from '../../server/src/insight/segments/live/look.ts';
import { touchPeople } from '../../server/src/insight/segments/store.touched.ts';
import { transact } from '../../server/src/platform/context.ts';
import { median, report, round } from '../measure.ts';
import type { Brand, Size } from './brand.ts';
import { cpuClock } from './cpu.ts';

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

/** Fifty segments in one pass over everybody against the dearest of them alone (goal: at most 5), then a pass over few people (P15). */
export async function measureTogether({ ctx, clock, dataDir }: Brand, size: Size): Promise<void> {
  const cpu = cpuClock(dataDir);
  const made = async (): Promise<number[]> => {
    const ids: number[] = [];
    for (let i = 0; i < 50; i += 1) {
      ids.push((await createSegment(ctx, { name: `together ${crypto.randomUUID()}`, rule: { where: ruleOf(i) } })).id);
    }
    return ids;
  };
  const ids = await made();
  const timed = async (work: () => Promise<unknown>): Promise<{ ms: number; cpuMs: number }> => {
    const [began, before] = [performance.now(), cpu()];
    await work();
    return { ms: performance.now() - began, cpuMs: cpu() - before };
  };
  await evaluateSegments(ctx, ids);
  const singles: { ms: number; cpuMs: number }[] = [];
  for (const id of ids) {
    clock.advance(1_000);
    singles.push(await timed(() => evaluateSegments(ctx, [id])));
  }
  const runs: { ms: number; cpuMs: number }[] = [];
  for (let i = 0; i < 3; i += 1) {
    clock.advance(1_000);
    runs.push(await timed(() => evaluateSegments(ctx, ids)));
  }
  const dearest = Math.max(...singles.map((one) => one.ms));
  const together = median(runs.map((run) => run.ms));
  report({
    bench: 'segments.together',
    ...size,
    segments: ids.length,
    ratio: round(together / dearest),
    cpu_ratio: round(median(runs.map((run) => run.cpuMs)) / Math.max(...singles.map((one) => one.cpuMs))),
    together_ms: round(together),
    dearest_ms: round(dearest),
    goal: 'ratio <= 5',
  });

  await sql`update segments set status = 'deleted' where workspace_id = ${ctx.workspaceId} and name like 'bench %'`.execute(
    ctx.platform.postgres.system,
  );
  const passes: { ms: number; cpuMs: number }[] = [];
  for (let i = 0; i < 12; i += 1) {
    clock.advance(1_000);
    const people = Array.from({ length: 100 }, () => 1 + Math.floor(Math.random() * size.profiles));
    await transact(ctx, (tx) =>
      touchPeople(tx, ctx.workspaceId, clock.now(), [{ cause: 'event', metrics: null, people }]),
    );
    passes.push(await timed(() => lookAround(ctx.platform)));
  }
  report({
    bench: 'segments.incremental',
    figure: 'P15: slope over sizes <= 0.10',
    ...size,
    people: 100,
    segments: ids.length,
    ms: round(median(passes.slice(2).map((pass) => pass.ms))),
    cpu_ms: round(median(passes.slice(2).map((pass) => pass.cpuMs))),
  });
  await sql`update segments set status = 'deleted' where workspace_id = ${ctx.workspaceId} and name like 'together %'`.execute(
    ctx.platform.postgres.system,
  );
}
