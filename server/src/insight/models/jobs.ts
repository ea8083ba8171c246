import { z } from 'zod';
import { allWorkspaces } from '../../foundation/workspaces/index.ts';
import { systemContext } from '../../platform/context.ts';
import { defineTask } from '../../platform/jobs/index.ts';
import { inSystem } from '../../platform/postgres/index.ts';
import { fitDue, fitModels } from './fit.ts';

/** Every minute: what is due in each workspace, one model after the other. */
export const fitDueTask = defineTask({
  name: 'models.fitDue',
  isBackground: true,
  payload: z.object({}).loose(),
  run: async (platform, _payload, signal) => {
    for (const { id } of await inSystem(platform.postgres, allWorkspaces)) {
      if (signal.aborted) return;
      await fitDue(systemContext(platform, id, 'models.fitDue'), signal);
    }
  },
});

/** One model, because somebody asked. */
export const refitTask = defineTask({
  name: 'models.refit',
  payload: z.object({ workspaceId: z.number().int(), name: z.string() }),
  run: (platform, { workspaceId, name }) => fitModels(systemContext(platform, workspaceId, 'models.refit'), [name]),
});
