import { readFileSync } from 'node:fs';

const ticksPerSecond = 100;

/** CPU milliseconds of a process so far, with those of its children: living ones and ended ones it waited for. */
export function cpuMs(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 15)
      .map(Number);
    const own = ((user + system + endedUser + endedSystem) / ticksPerSecond) * 1000;
    return children(pid).reduce((sum, child) => sum + cpuMs(child), own);
  } catch {
    return 0;
  }
}

/** The most memory a process ever had resident, in MB. */
export const peakMb = (pid: number): number =>
  Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);

const children = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
