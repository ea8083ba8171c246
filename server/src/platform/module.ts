import type { Platform } from './context.ts';
import type { AnyRoute } from './http/index.ts';
import type { Schedule, SignalHandler, Task } from './jobs/index.ts';
import type { Contribution } from './slots/index.ts';

/**
 * Work the worker role repeats for ever (inbox processor, shipper, sender). A round does what is due now, safe to die
 * anywhere, and says whether there was anything; after an idle round the loop rests for `idleMs` or until woken.
 */
export type Loop = {
  name: string;
  round(platform: Platform, signal?: AbortSignal): Promise<boolean>;
  idleMs: number;
  /** Rounds that run side by side (each claims its own share); 1 when left out. */
  parallel?: number;
  /** Rest after a round that found work, so that something more urgent in the same process goes first; 0 for none. */
  pauseMs?(platform: Platform): number;
};

/** What a module brings to the house. */
export type Module = {
  /** `records/profiles` */
  name: string;
  routes?: readonly AnyRoute[];
  tasks?: readonly Task[];
  schedules?: readonly Schedule[];
  handlers?: readonly SignalHandler[];
  contributions?: readonly Contribution[];
  loops?: readonly Loop[];
};

export const defineModule = (module: Module): Module => module;
