import { z } from 'zod';
import { systemContext } from '../../platform/context.ts';
import { defineTask } from '../../platform/jobs/index.ts';
import { renewFigures } from '../figures/index.ts';

/** Everybody's scores, right after the settings changed. */
export const renewRfmTask = defineTask({
  name: 'rfm.renew',
  payload: z.object({ workspaceId: z.number().int() }),
  run: (platform, { workspaceId }) => renewFigures(systemContext(platform, workspaceId, 'rfm.renew'), ['rfm']),
});
