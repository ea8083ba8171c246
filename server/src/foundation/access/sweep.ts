import { z } from 'zod';
import { defineTask } from '../../platform/jobs/index.ts';
import { inSystem } from '../../platform/postgres/index.ts';
import { sweepSignIn } from './store.users.ts';

/** Forgets sessions, codes and counters that no longer mean anything. */
export const sweep = defineTask({
  name: 'access.sweep',
  payload: z.looseObject({}),
  run: (platform) => inSystem(platform.postgres, (tx) => sweepSignIn(tx, platform.clock.now())),
});
