import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { round } from '../measure.ts';

/** Milliseconds of processor time so far: this process, the event store's child and PostgreSQL with its backends (Linux). */
export function cpuClock(dataDir: string): () => number {
  const engines = JSON.parse(readFileSync(join(dataDir, 'engines.json'), 'utf8')) as {
    clickhouseChild: { pid: number };
  };
  const postmaster = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  return () => {
    const { user, system } = process.cpuUsage();
    const others = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => statOf(Number(name)) ?? [])
      .filter(({ pid, parent }) => [engines.clickhouseChild.pid, postmaster].includes(pid) || parent === postmaster);
    return (user + system) / 1000 + others.reduce((sum, { ms }) => sum + ms, 0);
  };
}

/** Ticks are hundredths of a second: 10 ms each. */
function statOf(pid: number): { pid: number; parent: number; ms: number } | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return { pid, parent: Number(fields[1]), ms: (Number(fields[11]) + Number(fields[12])) * 10 };
  } catch {
    return undefined;
  }
}

/** Work that also counts the processor time of its runs, the first one left out. */
export function metered(work: () => Promise<void>, cpu: () => number): { run: () => Promise<number>; mean(): number } {
  const times: number[] = [];
  return {
    run: async () => {
      const [began, before] = [performance.now(), cpu()];
      await work();
      const took = performance.now() - began;
      times.push(cpu() - before);
      return took;
    },
    mean: () => {
      const kept = times.slice(1);
      return round(kept.reduce((sum, time) => sum + time, 0) / Math.max(1, kept.length));
    },
  };
}
