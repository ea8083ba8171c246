import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { goneWithin, identify, type ProcessIdentity } from './processes.ts';

/** A process that was just killed still exists for a moment. */
const lastBreathMs = 1000;

/**
 * Makes this process the owner of a data directory. Throws, naming the other process, when it has one already;
 * a lock left by a process that is gone is taken over. Returns the function that gives it up.
 */
export async function takeOwnership(dataDir: string): Promise<() => void> {
  const lock = join(dataDir, 'owner.lock');
  const mine = join(dataDir, `owner.lock.${process.pid}`);
  const me = identify(process.pid);
  if (me === undefined) throw new Error('cannot read this process’s own start time');
  writeFileSync(mine, JSON.stringify(me));
  try {
    for (let attempt = 0; attempt < 20; attempt++) {
      if (linked(mine, lock)) return () => release(lock, me);
      const owner = readOwner(lock);
      if (owner !== undefined && !(await goneWithin(owner, lastBreathMs))) {
        throw new Error(
          `${dataDir} is in use by process ${owner.pid}; stop that one first or choose another data directory`,
        );
      }
      setAsideIfStill(lock, owner, `${mine}.stale`);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  throw new Error(`${lock} could not be taken; remove the file if no other Rapport uses ${dataDir}`);
}

/** A hard link appears at once with its content and fails when the name exists: an atomic "create if absent". */
function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function readOwner(file: string): ProcessIdentity | undefined {
  try {
    const found: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof found !== 'object' || found === null || !('pid' in found) || !('started' in found)) return undefined;
    return typeof found.pid === 'number' && typeof found.started === 'string'
      ? { pid: found.pid, started: found.started }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Two starters may find the same stale lock: whoever moved a lock that is not the stale one puts it back. */
function setAsideIfStill(lock: string, stale: ProcessIdentity | undefined, aside: string): void {
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  const moved = readOwner(aside);
  if (moved !== undefined && (moved.pid !== stale?.pid || moved.started !== stale.started)) linked(aside, lock);
  rmSync(aside, { force: true });
}

function release(lock: string, me: ProcessIdentity): void {
  const owner = readOwner(lock);
  if (owner?.pid === me.pid && owner.started === me.started) rmSync(lock, { force: true });
}
