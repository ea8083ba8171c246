import { setTimeout as sleep } from 'node:timers/promises';
import type { EngineLog, EngineName, EngineState } from './types.ts';

/** A started engine. `exited` settles with the reason when it ends, for whatever cause. */
export type Run = { pid: number; exited: Promise<string>; stop(): Promise<void> };

export type Supervised<R extends Run> = {
  state(): EngineState;
  /** The engine as it runs now; undefined while it is down. */
  run(): R | undefined;
  restarts(): number;
  /** Why it is down. */
  message(): string | undefined;
  stop(): Promise<void>;
};

/** Waits between attempts to bring an engine back, in ms; the last one repeats. */
const backOff = [100, 500, 1000, 2000, 5000, 10_000];
/** An engine that ran this long starts again at the first wait. */
const steadyAfter = 60_000;

/**
 * Starts an engine and brings it back whenever it ends, until stopped. Rejects when the first start fails.
 * `start` gets false the first time and true when the engine is being brought back (same port then).
 */
export async function supervise<R extends Run>(options: {
  engine: EngineName;
  log: EngineLog;
  changed(state: EngineState): void;
  start(again: boolean): Promise<R>;
}): Promise<Supervised<R>> {
  const { engine, log } = options;
  const stopping = new AbortController();
  let state: EngineState = 'starting';
  let current: R | undefined;
  let restarts = 0;
  let message: string | undefined;

  const become = (next: EngineState) => {
    if (state === next) return;
    state = next;
    options.changed(next);
  };

  current = await options.start(false);
  become('ready');
  const watching = watch(current);

  async function watch(first: R): Promise<void> {
    let running = first;
    let failures = 0;
    for (;;) {
      const since = Date.now();
      message = await running.exited;
      current = undefined;
      if (stopping.signal.aborted) return;
      if (Date.now() - since > steadyAfter) failures = 0;
      log.warn({ engine, reason: message }, 'engine ended, bringing it back');
      become('degraded');
      for (;;) {
        await sleep(backOff[Math.min(failures++, backOff.length - 1)], undefined, { signal: stopping.signal }).catch(
          () => undefined,
        );
        if (stopping.signal.aborted) return;
        try {
          running = await options.start(true);
          break;
        } catch (error) {
          message = error instanceof Error ? error.message : String(error);
          log.error({ engine, reason: message, attempt: failures }, 'engine does not start');
        }
      }
      restarts++;
      if (stopping.signal.aborted) return running.stop();
      current = running;
      message = undefined;
      become('ready');
      log.info({ engine, pid: running.pid, restarts }, 'engine is back');
    }
  }

  return {
    state: () => state,
    run: () => current,
    restarts: () => restarts,
    message: () => message,
    stop: async () => {
      stopping.abort();
      await current?.stop();
      await watching;
      become('stopped');
    },
  };
}
