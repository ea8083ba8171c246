import type { Platform } from './context.ts';
import type { AnyRoute } from './http/index.ts';
import type { Schedule, SignalHandler, Task } from './jobs/index.ts';
import type { Contribution } from './slots/index.ts';

/** A long-running loop of the worker role (inbox processor, sender): started once, stopped gracefully. */
export type Loop = { name: string; start(platform: Platform): Promise<{ stop(): Promise<void> }> };

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
