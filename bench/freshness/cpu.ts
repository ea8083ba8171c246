import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Milliseconds of processor time so far of a server, its event store and its PostgreSQL (Linux); the generator is not in it. */
export function cpuOf(dataDir: string, server: number): () => number {
  const engines = JSON.parse(readFileSync(join(dataDir, 'engines.json'), 'utf8')) as {
    clickhouseChild: { pid: number };
  };
  const postmaster = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  const own = [server, engines.clickhouseChild.pid, postmaster];
  return () =>
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => timesOf(Number(name)) ?? [])
      .filter(({ pid, parent }) => own.includes(pid) || parent === postmaster)
      .reduce((sum, { ms }) => sum + ms, 0);
}

/**
 * Milliseconds of processor time so far that were neither the server's nor this program's: of other processes, and those
 * the host took for itself (Linux, /proc/stat).
 */
export function othersCpu(ours: () => number): () => number {
  return () => {
    const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = (
      readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? ''
    )
      .split(/\s+/)
      .slice(1)
      .map(Number);
    const own = process.cpuUsage();
    return (user + nice + system + irq + softirq + steal) * 10 - ours() - (own.user + own.system) / 1000;
  };
}

function timesOf(pid: number): { pid: number; parent: number; ms: number } | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return { pid, parent: Number(fields[1]), ms: (Number(fields[11]) + Number(fields[12])) * 10 };
  } catch {
    return undefined;
  }
}
