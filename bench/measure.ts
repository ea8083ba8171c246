import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { loadavg } from 'node:os';

/**
 * Interleaved comparison of a limit with ours: limit, ours, limit, ours … the first pair is thrown away, the result is
 * the median of the pairwise ratios. A pair during which the machine's speed moved by more than 30 % is repeated.
 */

export type Ratio = {
  /** ours ÷ limit in time: below 1 is faster than the limit */
  ratio_median: number;
  ratio_min: number;
  ratio_max: number;
  limit_ms: number;
  ours_ms: number;
  pairs: number;
  /** pairs repeated because the machine was noisy, and pairs kept although it was */
  repeated: number;
  noisy: number;
};

/** Milliseconds of a fixed piece of work. */
function calibrate(): number {
  const block = Buffer.alloc(1 << 20, 7);
  const started = performance.now();
  for (let i = 0; i < 120; i += 1) createHash('sha256').update(block).digest();
  return performance.now() - started;
}

/** Work that has something to prepare says itself how many milliseconds count. */
type Work = (() => Promise<number>) | (() => Promise<void>);

async function timed(work: Work): Promise<number> {
  const started = performance.now();
  const own = await work();
  return typeof own === 'number' ? own : performance.now() - started;
}

export async function interleave(limit: Work, ours: Work, pairs = 5): Promise<Ratio> {
  await limit();
  await ours();
  const kept: { limit: number; ours: number }[] = [];
  let repeated = 0;
  let noisy = 0;
  for (let pair = 0; pair < pairs; pair += 1) {
    for (let attempt = 0; ; attempt += 1) {
      const before = calibrate();
      const times = { limit: await timed(limit), ours: await timed(ours) };
      const after = calibrate();
      const isNoisy = Math.max(before, after) / Math.min(before, after) > 1.3;
      if (isNoisy && attempt < 3) {
        repeated += 1;
        continue;
      }
      if (isNoisy) noisy += 1;
      kept.push(times);
      break;
    }
  }
  const ratios = kept.map((k) => k.ours / k.limit);
  return {
    ratio_median: round(median(ratios)),
    ratio_min: round(Math.min(...ratios)),
    ratio_max: round(Math.max(...ratios)),
    limit_ms: round(median(kept.map((k) => k.limit))),
    ours_ms: round(median(kept.map((k) => k.ours))),
    pairs,
    repeated,
    noisy,
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

export const geometricMean = (values: readonly number[]): number =>
  round(Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length));

export const round = (value: number): number => Math.round(value * 1000) / 1000;

/** One JSON line per figure, so that a growth curve can be drawn. */
export function report(line: Record<string, unknown>): void {
  process.stdout.write(
    `${JSON.stringify({ ...line, rss_mb: Math.round(process.memoryUsage().rss / 1e6), load1: round(loadavg()[0] ?? 0), sha: commit() })}\n`,
  );
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}
