import { setTimeout as sleep } from 'node:timers/promises';
import type { EngineState } from './types.ts';

const everyMs = 5000;

export type Watched = { state(): EngineState; stop(): Promise<void> };

/** Watches an engine that somebody else runs. Rejects when it does not answer at the start. */
export async function watchExternal(options: {
  variable: string;
  ask(): Promise<unknown>;
  changed(state: EngineState): void;
}): Promise<Watched> {
  const stopping = new AbortController();
  let state = 'starting' as EngineState;
  let message: string | undefined;

  const look = async () => {
    let next: EngineState = 'ready';
    message = undefined;
    try {
      await options.ask();
    } catch (error) {
      next = 'degraded';
      message = error instanceof Error ? error.message || error.name : String(error);
    }
    if (stopping.signal.aborted || next === state) return;
    state = next;
    options.changed(state);
  };

  await look();
  if (state !== 'ready') throw new Error(`${options.variable} is set, but nothing usable answers there: ${message}`);
  const watching = (async () => {
    while (!stopping.signal.aborted) {
      await sleep(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (!stopping.signal.aborted) await look();
    }
  })();

  return {
    state: () => state,
    stop: async () => {
      stopping.abort();
      await watching;
      state = 'stopped';
      options.changed('stopped');
    },
  };
}
