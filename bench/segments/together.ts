import { evaluateSegments } from '../../server/src/insight/segments/index.ts';
import { median, report, round } from '../measure.ts';
import type { Brand, Size } from './brand.ts';
import { cpuClock } from './cpu.ts';
import { fiftySegments, timed, type Timed } from './fifty.ts';

/** Fifty segments in one pass over everybody against the dearest of them alone (goal: at most 5), medians of five. */
export async function measureTogether({ ctx, clock, dataDir }: Brand, size: Size): Promise<void> {
  const cpu = cpuClock(dataDir);
  const ids = await fiftySegments(ctx);
  const evaluated = (some: readonly number[]): Promise<Timed> => {
    clock.advance(1_000);
    return timed(cpu, () => evaluateSegments(ctx, some));
  };
  const middle = async (some: readonly number[]): Promise<Timed> => {
    const runs: Timed[] = [];
    for (let i = 0; i < 5; i += 1) runs.push(await evaluated(some));
    return { ms: median(runs.map((run) => run.ms)), cpuMs: median(runs.map((run) => run.cpuMs)) };
  };
  await evaluated(ids);
  const once: { id: number; ms: number }[] = [];
  for (const id of ids) once.push({ id, ms: (await evaluated([id])).ms });
  // One run may have been disturbed: those that look dearest are run again.
  const dear = once.toSorted((a, b) => b.ms - a.ms).slice(0, 5);
  const alone: Timed[] = [];
  for (const { id } of dear) alone.push(await middle([id]));
  const together = await middle(ids);
  const dearest = Math.max(...alone.map((one) => one.ms));
  report({
    bench: 'segments.together',
    ...size,
    segments: ids.length,
    ratio: round(together.ms / dearest),
    cpu_ratio: round(together.cpuMs / Math.max(...alone.map((one) => one.cpuMs))),
    together_ms: round(together.ms),
    dearest_ms: round(dearest),
    alone_one_after_the_other_ms: round(once.reduce((sum, { ms }) => sum + ms, 0)),
    goal: 'ratio <= 5',
  });
}
