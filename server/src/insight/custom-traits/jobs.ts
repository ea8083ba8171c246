import { z } from 'zod';
import { systemContext } from '../../platform/context.ts';
import { defineTask } from '../../platform/jobs/index.ts';
import { beginFigures, renewFigures } from '../figures/index.ts';
import { producerName } from './produce.ts';

/** Everybody's values, right after a trait changed; those of a deleted one go. */
export const renewTraitsTask = defineTask({
  name: 'customTraits.renew',
  payload: z.object({ workspaceId: z.number().int(), gone: z.array(z.string()).default([]) }),
  run: async (platform, { workspaceId, gone }) => {
    const ctx = systemContext(platform, workspaceId, 'customTraits.renew');
    if (gone.length > 0) await (await beginFigures(ctx, { figures: gone })).finish();
    await renewFigures(ctx, [producerName]);
  },
});
