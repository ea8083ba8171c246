import { z } from 'zod';
import { allWorkspaces } from '../../foundation/workspaces/index.ts';
import { systemContext } from '../../platform/context.ts';
import { defineTask } from '../../platform/jobs/index.ts';
import { inSystem } from '../../platform/postgres/index.ts';
import { renewDue } from './renew.ts';

/** Every minute: what is due in each workspace. */
export const renewDueTask = defineTask({
  name: 'figures.renewDue',
  isBackground: true,
  payload: z.object({}).loose(),
  run: async (platform, _payload, signal) => {
    for (const { id } of await inSystem(platform.postgres, allWorkspaces)) {
      if (signal.aborted) return;
      await renewDue(systemContext(platform, id, 'figures.renewDue'), signal);
    }
  },
});
