import { z } from 'zod';
import { measureSchema } from './measures.ts';

const segmentId = z.number().int().positive().max(4_294_967_295);

export const rankSchema = z
  .strictObject({
    kind: z.literal('rank'),
    by: measureSchema,
    end: z.enum(['highest', 'lowest']).default('highest'),
    unit: z.enum(['percent', 'people']).default('percent'),
    from: z
      .number()
      .min(0)
      .max(1_000_000_000)
      .default(0)
      .describe('Those up to this place are left out: 10 in "10 to 20 %"'),
    to: z.number().positive().max(1_000_000_000),
    among: z
      .union([z.enum(['buyers', 'known']), z.strictObject({ segmentId })])
      .default('buyers')
      .describe('Who is ranked: people with an order, identified people, or a segment'),
  })
  .refine((c) => c.from < c.to, { message: '"from" must be smaller than "to"', path: ['from'] })
  .refine((c) => c.unit === 'people' || c.to <= 100, { message: 'At most 100 percent', path: ['to'] })
  .refine((c) => c.unit === 'percent' || (Number.isInteger(c.from) && Number.isInteger(c.to)), {
    message: 'Places are whole numbers',
    path: ['to'],
  });
export type RankCondition = z.infer<typeof rankSchema>;
