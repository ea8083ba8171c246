import { z } from 'zod';

const share = z.number().gt(0).lt(1);
const count = z.number().int().min(0).max(1e12);

export const planInput = z.object({
  metric: z.discriminatedUnion('type', [
    z.object({ type: z.literal('proportion'), base: share.describe('Share that does it today: 0.05') }),
    z.object({
      type: z.literal('mean'),
      mean: z.number().positive().describe('Per person today, buyers or not'),
      deviation: z.number().positive().describe('Standard deviation between people'),
    }),
  ]),
  lift: z
    .number()
    .min(-0.99)
    .max(100)
    .refine((lift) => lift !== 0, 'Name the smallest change worth finding.')
    .describe('Smallest change worth finding, as a share of today: 0.1 for 10 %'),
  arms: z.number().int().min(2).max(20).default(2),
  alpha: share.default(0.05),
  power: share.default(0.8),
  peoplePerDay: z.number().positive().optional().describe('In all arms together'),
  varianceReduction: z
    .number()
    .min(0)
    .max(0.99)
    .default(0)
    .describe('What values from before the experiment explain (CUPED)'),
});

const needed = z.object({
  perArm: z.number(),
  people: z.number(),
  days: z.number().nullable().describe('Whole weeks'),
});
export const planAnswer = z
  .object({
    fixedHorizon: needed.describe('One look at the end, planned before'),
    alwaysValid: needed.describe('Looked at as often as one likes; larger effects end it sooner'),
  })
  .meta({ id: 'ExperimentPlan' });

const second = z.object({ sum: z.number(), sumOfSquares: z.number().min(0), cross: z.number() });
const metric = z.object({
  name: z.string().min(1).max(100),
  type: z.enum(['proportion', 'mean', 'ratio']),
  goal: z.enum(['up', 'down']).default('up'),
  role: z.enum(['goal', 'guardrail', 'secondary']).default('goal'),
  margin: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .describe('Guardrails: the loss one is ready to bear, as a share of the control'),
  values: z
    .array(
      z.object({
        n: count.optional().describe('People measured; those of the arm when left out'),
        sum: z.number().describe('Successes, or the sum over people'),
        sumOfSquares: z.number().min(0).optional().describe('Left out for shares'),
        below: second.optional().describe('Ratios: the denominator, and the sum of its products with the value'),
        before: second
          .optional()
          .describe('The same before the experiment, and the sum of its products with the value'),
      }),
    )
    .min(2)
    .max(20)
    .describe('One per arm, in their order'),
});

export const analyseInput = z.object({
  arms: z
    .array(z.object({ key: z.string().min(1).max(100), weight: z.number().positive().default(1), people: count }))
    .min(2)
    .max(20)
    .describe('The first is the control'),
  metrics: z.array(metric).min(1).max(20),
  rule: z
    .object({
      confidence: share.default(0.95),
      tunedFor: z
        .number()
        .int()
        .min(100)
        .max(1e9)
        .default(5000)
        .describe('People at which the always-valid interval is narrowest: the planned number'),
      fewestPerArm: count.default(500),
      by: z.enum(['always-valid', 'bayesian']).default('always-valid'),
      bearableLoss: z.number().min(0).optional(),
      smallestLift: z.number().min(0).max(10).optional(),
    })
    .prefault({}),
});

const interval = z.object({ low: z.number().nullable(), high: z.number().nullable() });
const comparison = z.object({ value: z.number(), interval, p: z.number() });
const compared = z.object({
  fixed: comparison.describe('Valid at one look, planned before'),
  alwaysValid: comparison
    .extend({ adjustedP: z.number().describe('For the number of arms (Holm)') })
    .describe('Valid at every look'),
  lift: z
    .object({ value: z.number(), fixed: interval, alwaysValid: interval, bayesian: interval.nullable() })
    .nullable()
    .describe('arm / control − 1; null while the control is too near 0'),
  chanceToBeat: z.number(),
  guardrail: z.enum(['holds', 'broken', 'unknown']).nullable(),
});

export const analysisAnswer = z
  .object({
    sampleRatio: z.object({ p: z.number(), alwaysValidP: z.number(), isAlarm: z.boolean() }),
    decision: z.object({
      verdict: z.enum(['ship', 'keep', 'continue', 'invalid']),
      arm: z.string().nullable(),
      reason: z.string(),
    }),
    metrics: z.array(
      z.object({
        name: z.string(),
        varianceReduction: z.number().nullable(),
        arms: z.array(
          z.object({
            key: z.string(),
            n: z.number(),
            value: z.number(),
            interval,
            chanceBest: z.number(),
            expectedLoss: z.number(),
            compared: compared.nullable(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'ExperimentAnalysis' });
