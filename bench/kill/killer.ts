import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchServer } from '../world.ts';
import type { Random } from './random.ts';

export type Victim = 'server' | 'postgres' | 'clickhouse';
export type Kills = Record<Victim, number> & {
  restarts: number;
  /** starts that ended before the server was ready, as when an engine was killed meanwhile */
  failedStarts: number;
  /** ends of a ready server that nobody had killed */
  crashes: number;
};

/**
 * Sends `kill -9` to a random process of the server every `pauseMs`, and starts the server again whenever it is gone,
 * as a service manager would.
 */
export async function killAtRandom(
  server: BenchServer,
  random: Random,
  total: number,
  pauseMs: readonly [number, number],
): Promise<Kills> {
  const kills: Kills = { server: 0, postgres: 0, clickhouse: 0, restarts: 0, failedStarts: 0, crashes: 0 };
  let done = false;
  let starting = false;
  let killed = 0;
  const manager = (async () => {
    // One just killed runs a moment longer for whoever looks.
    while (!done || !server.running() || killed === server.pid()) {
      if (server.running()) {
        await sleep(50);
        continue;
      }
      if (killed !== server.pid()) kills.crashes += 1;
      starting = true;
      try {
        await server.start();
        kills.restarts += 1;
      } catch {
        kills.failedStarts += 1;
        killed = server.pid();
        await sleep(200);
      }
      starting = false;
    }
  })();
  for (let n = 0; n < total;) {
    await sleep(random.between(...pauseMs));
    const victim = (['server', 'postgres', 'clickhouse'] as const)[random.below(3)] ?? 'server';
    // A server that is only starting acknowledges nothing: it is a victim too, but seldom.
    if (victim === 'server' && starting && random.below(10) > 0) continue;
    const pid = pidOf(server, victim);
    if (pid === null || !kill(pid)) continue;
    if (victim === 'server') killed = pid;
    kills[victim] += 1;
    n += 1;
  }
  done = true;
  await manager;
  return kills;
}

function pidOf(server: BenchServer, victim: Victim): number | null {
  if (victim === 'server') return server.running() ? server.pid() : null;
  try {
    if (victim === 'postgres') {
      return Number(readFileSync(join(server.dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]) || null;
    }
    const engines = JSON.parse(readFileSync(join(server.dataDir, 'engines.json'), 'utf8')) as {
      clickhouseChild?: { pid: number };
    };
    return engines.clickhouseChild?.pid ?? null;
  } catch {
    return null;
  }
}

function kill(pid: number): boolean {
  try {
    process.kill(pid, 'SIGKILL');
    return true;
  } catch {
    return false;
  }
}
