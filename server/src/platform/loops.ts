import { setMaxListeners } from 'node:events';
import type { Platform } from './context.ts';
import type { Loop } from './module.ts';

export type RunningLoops = { stop(): Promise<void> };

/** Runs loops until stopped: a failing round is logged and tried again with back-off, never dropped. */
export function startLoops(platform: Platform, loops: readonly Loop[]): RunningLoops {
  const aborter = new AbortController();
  // Every loop listens for its end.
  setMaxListeners(0, aborter.signal);
  const lanes = loops.flatMap((loop) =>
    Array.from({ length: loop.parallel ?? 1 }, () => run(platform, loop, aborter.signal)),
  );
  return {
    stop: async () => {
      aborter.abort();
      await Promise.all(lanes);
    },
  };
}

async function run(platform: Platform, loop: Loop, signal: AbortSignal): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      const busy = await loop.round(platform, signal);
      failures = 0;
      const pause = busy ? (loop.pauseMs?.(platform) ?? 0) : loop.idleMs;
      if (pause > 0) await rest(pause, signal);
    } catch (error) {
      failures += 1;
      if (signal.aborted) return;
      platform.log.warn(
        {
          loop: loop.name,
          failures,
          err: error instanceof Error ? { message: error.message, stack: error.stack } : {},
        },
        'loop round failed',
      );
      await rest(Math.min(30_000, 250 * 2 ** Math.min(failures, 7)), signal);
    }
  }
}

function rest(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(finish, ms);
    function finish(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      done();
    }
    signal.addEventListener('abort', finish);
  });
}
