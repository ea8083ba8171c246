import { z } from 'zod';
import { defineSignal } from '../../platform/jobs/index.ts';

/** A full evaluation ended and changed who is in the segment. */
export const segmentEvaluated = defineSignal(
  'segment.evaluated',
  z.object({ segmentId: z.number().int(), entered: z.number().int(), left: z.number().int() }),
);
