import { z } from 'zod';
import { window } from '../language/windows.ts';
import { eventFilters, metrics } from './event-measure.ts';

/** Exact durations. */
const gap = z.strictObject({
  amount: z.number().int().min(1).max(100_000),
  unit: z.enum(['minute', 'hour', 'day', 'week']),
});
export type Gap = z.infer<typeof gap>;

const step = z.strictObject({
  did: z.boolean().default(true),
  metric: metrics,
  where: eventFilters,
  within: gap
    .optional()
    .describe('At most this long after the step before; of a last "did not" for how long it must not follow'),
});

export const funnelSchema = z
  .strictObject({
    kind: z.literal('funnel'),
    steps: z.array(step).min(2).max(8),
    within: gap.optional().describe('From the first step to the last one that was done'),
    window: window.default({ type: 'ever' }).describe('When the steps that were done happened'),
  })
  .refine((c) => c.steps[0]?.did, { message: 'The first step is something that was done', path: ['steps', 0, 'did'] })
  .refine((c) => c.steps.every((s, i) => s.within === undefined || i > 0), {
    message: 'Nothing comes before the first step: leave "within" out',
    path: ['steps', 0, 'within'],
  })
  .refine((c) => c.steps.slice(0, -1).every((s) => s.did || s.within === undefined), {
    message: 'Between two steps something never happened: only at the end it can be said for how long',
    path: ['steps'],
  });
export type FunnelCondition = z.infer<typeof funnelSchema>;
