import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const hasProc = existsSync('/proc/self/stat');

/** A process as we can recognise it later: process ids are reused, id plus start time are not. */
export type ProcessIdentity = { pid: number; started: string };

/** The identity of a running process; undefined when there is none (a zombie counts as none). */
export function identify(pid: number): ProcessIdentity | undefined {
  const started = hasProc ? startedByProc(pid) : startedByPs(pid);
  return started === undefined ? undefined : { pid, started };
}

export function isRunning(process: ProcessIdentity): boolean {
  return identify(process.pid)?.started === process.started;
}

/** The directory a process works in, or undefined when it cannot be told. */
export function workingDirectory(pid: number): string | undefined {
  try {
    if (hasProc) return readlinkSync(`/proc/${pid}/cwd`);
    const listing = execFileSync('lsof', ['-a', '-p', String(pid), '-d', 'cwd', '-Fn'], { encoding: 'utf8' });
    return /^n(.+)$/m.exec(listing)?.[1];
  } catch {
    return undefined;
  }
}

/** Whether `processesIn` sees anything: it needs /proc. */
export const canFindProcesses = hasProc;

/** Running processes that work in this directory. */
export function processesIn(directory: string): ProcessIdentity[] {
  if (!hasProc) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && workingDirectory(pid) === directory)
    .map(identify)
    .filter((found) => found !== undefined);
}

export function send(target: ProcessIdentity, signal: NodeJS.Signals): void {
  if (!isRunning(target)) return;
  try {
    process.kill(target.pid, signal);
  } catch {
    // It ended between the question and the signal.
  }
}

/** Waits until the process is gone; false when it is still there after `ms`. */
export async function goneWithin(target: ProcessIdentity, ms: number): Promise<boolean> {
  const deadline = Date.now() + ms;
  while (isRunning(target)) {
    if (Date.now() > deadline) return false;
    await sleep(40);
  }
  return true;
}

/** Ends a process by ever stronger signals, waiting after each as long as it says. */
export async function end(target: ProcessIdentity, steps: readonly (readonly [NodeJS.Signals, number])[]) {
  for (const [signal, ms] of steps) {
    send(target, signal);
    if (await goneWithin(target, ms)) return;
  }
}

let bootId: string | undefined;

function startedByProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command name in parentheses may itself hold spaces; the fields after it do not.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    bootId ??= readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${bootId}/${fields[19]}`;
  } catch {
    return undefined;
  }
}

function startedByPs(pid: number): string | undefined {
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return line === '' || line.startsWith('Z') ? undefined : line.replace(/^\S+\s+/, '');
  } catch {
    return undefined;
  }
}
