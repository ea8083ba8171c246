import { z } from 'zod';
import { systemContext } from '../../platform/context.ts';
import { defineTask } from '../../platform/jobs/index.ts';
import { renewFigures } from '../figures/index.ts';
import { familyNames } from './families.ts';

/** Everybody's figures, right after the settings changed. */
export const renewAffinitiesTask = defineTask({
  name: 'affinities.renew',
  payload: z.object({ workspaceId: z.number().int() }),
  run: (platform, { workspaceId }) =>
    renewFigures(systemContext(platform, workspaceId, 'affinities.renew'), familyNames),
});
