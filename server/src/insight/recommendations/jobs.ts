import { z } from 'zod';
import { allWorkspaces } from '../../foundation/workspaces/index.ts';
import { systemContext } from '../../platform/context.ts';
import { defineTask } from '../../platform/jobs/index.ts';
import { inSystem } from '../../platform/postgres/index.ts';
import { runDue } from './build/run.ts';

/** Every minute: what is due in each workspace. One workspace's trouble is on its state and keeps no other waiting. */
export const buildDueTask = defineTask({
  name: 'recommendations.buildDue',
  isBackground: true,
  payload: z.object({}).loose(),
  run: async (platform, _payload, signal) => {
    for (const { id } of await inSystem(platform.postgres, allWorkspaces)) {
      if (signal.aborted) return;
      try {
        await runDue(systemContext(platform, id, 'recommendations.buildDue'));
      } catch (error) {
        platform.log.warn(
          { workspaceId: id, err: error instanceof Error ? error.name : 'unknown' },
          'recommendations could not be built',
        );
      }
    }
  },
});

/** A workspace right after somebody asked for it. */
export const buildTask = defineTask({
  name: 'recommendations.build',
  payload: z.object({ workspaceId: z.number().int() }),
  run: async (platform, { workspaceId }) => {
    await runDue(systemContext(platform, workspaceId, 'recommendations.build'));
  },
});
