import { z } from 'zod';
import { defineSignal } from '../../platform/jobs/index.ts';

/** A full evaluation ended and changed who is in the segment. */
export const segmentEvaluated = defineSignal(
  'segment.evaluated',
  z.object({ segmentId: z.number().int(), entered: z.number().int(), left: z.number().int() }),
);

const change = z.object({
  segmentId: z.number().int(),
  /** At most a thousand. */
  profileIds: z.array(z.number().int()),
  at: z.iso.datetime(),
  /** event, order, consent, profile, window; evaluation and calendar where everybody was asked. */
  reason: z.string(),
});

/** People entered a segment by something that happened, or by the passing of time; each change once. */
export const segmentEntered = defineSignal('segment.entered', change);
export const segmentLeft = defineSignal('segment.left', change);
