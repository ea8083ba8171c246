import { z } from 'zod';
import { defineSignal } from '../../platform/jobs/index.ts';

/** People went from one RFM group to another. Groups by key; in batches, each move announced once. */
export const rfmMoved = defineSignal(
  'rfm.moved',
  z.object({ from: z.string(), to: z.string(), profileIds: z.array(z.number().int()) }),
);
