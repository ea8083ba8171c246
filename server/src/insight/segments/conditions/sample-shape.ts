import { z } from 'zod';

const percent = z.number().min(0).max(100);

export const sampleSchema = z
  .strictObject({
    kind: z.literal('sample'),
    from: percent.default(0),
    to: percent,
    salt: z
      .string()
      .min(1)
      .max(100)
      .default('sample')
      .describe('Parts of one salt that do not overlap have nobody in common; another salt mixes people anew'),
  })
  .refine((c) => c.from < c.to, { message: '"from" must be smaller than "to"', path: ['from'] });
export type SampleCondition = z.infer<typeof sampleSchema>;
