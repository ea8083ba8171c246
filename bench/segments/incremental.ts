import { evaluateSegments } from '../../server/src/insight/segments/index.ts';
import { lookAround } from '../../server/src/insight/segments/live/look.ts';
import { touchPeople } from '../../server/src/insight/segments/store.touched.ts';
import { transact } from '../../server/src/platform/context.ts';
import { median, report, round } from '../measure.ts';
import { openBrand, type Size } from './brand.ts';
import { cpuClock } from './cpu.ts';
import { fiftySegments, timed, type Timed } from './fifty.ts';

const people = 100;
const sizes = [50_000, 200_000, 1_000_000];
const eventsEach = 20;

/** P15: what a pass over a hundred people costs at several sizes; the log-log slope over the number of events. */
export async function measureSlope(): Promise<void> {
  const found: { events: number; ms: number; cpuMs: number }[] = [];
  for (const profiles of sizes) found.push(await passOfSize({ profiles, events: profiles * eventsEach }));
  report({
    bench: 'segments.incremental',
    figure: 'P15: log-log slope over events',
    cpu_slope: round(slope(found.map(({ events, cpuMs }) => [events, cpuMs]))),
    slope: round(slope(found.map(({ events, ms }) => [events, ms]))),
    goal: 'cpu_slope <= 0.10',
  });
}

async function passOfSize(size: Size): Promise<{ events: number; ms: number; cpuMs: number }> {
  const brand = await openBrand(size);
  try {
    const { ctx, clock, dataDir } = brand;
    const cpu = cpuClock(dataDir);
    const ids = await fiftySegments(ctx);
    await evaluateSegments(ctx, ids);
    const passes: Timed[] = [];
    for (let i = 0; i < 32; i += 1) {
      clock.advance(1_000);
      const touched = Array.from({ length: people }, () => 1 + Math.floor(Math.random() * size.profiles));
      await transact(ctx, (tx) =>
        touchPeople(tx, ctx.workspaceId, clock.now(), [{ cause: 'event', metrics: null, people: touched }]),
      );
      passes.push(await timed(cpu, () => lookAround(ctx.platform)));
    }
    const warm = passes.slice(4);
    const ms = round(median(warm.map((pass) => pass.ms)));
    const cpuMs = round(median(warm.map((pass) => pass.cpuMs)));
    report({ bench: 'segments.incremental', ...size, people, segments: ids.length, ms, cpu_ms: cpuMs });
    return { events: size.events, ms, cpuMs };
  } finally {
    await brand.close();
  }
}

/** Least squares over the logarithms. */
function slope(points: readonly (readonly [number, number])[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const mean = (at: 0 | 1): number => logs.reduce((sum, point) => sum + point[at], 0) / logs.length;
  const [mx, my] = [mean(0), mean(1)];
  const across = logs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  return across / logs.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
}
