import type { TestApp } from '../../../../../test/setup/harness.ts';
import { modules } from '../../../../app/modules.ts';

/** Every loop's round until nothing is left to do; at a fault point it fails once and is done again. */
export async function rounds(app: TestApp, fault?: string): Promise<void> {
  let armed = fault;
  const faults = (point: string): Promise<void> | undefined => {
    if (point !== armed) return undefined;
    armed = undefined;
    return Promise.reject(new Error('fault'));
  };
  Object.assign(app.platform, { faults });
  const loops = modules.flatMap((m) => m.loops ?? []);
  for (let pass = 0, busy = true; busy && pass < 50; pass += 1) {
    busy = false;
    for (const loop of loops) {
      try {
        busy = (await loop.round(app.platform)) || busy;
      } catch (error) {
        if (!(error instanceof Error) || error.message !== 'fault') throw error;
        busy = true;
      }
    }
  }
}
