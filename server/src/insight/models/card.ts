import { z } from 'zod';

/** One method in a back-test; the metrics' names are the same in every row. Null: could not be computed. */
const backtestRow = z.object({
  name: z.string(),
  isBaseline: z.boolean(),
  metrics: z.array(z.object({ name: z.string(), value: z.number().nullable() })),
});

/** What anybody may know about a fit: what it saw, how it did on data it had not seen, and where it is weak. */
export const modelCard = z
  .object({
    data: z.array(z.object({ label: z.string(), value: z.string() })),
    decidedBy: z.string().describe('The metric that decided between the methods and whether the model is shown'),
    backtest: z
      .object({ split: z.string().describe('ISO date: fitted on what was before'), rows: z.array(backtestRow) })
      .nullable(),
    calibration: z
      .array(
        z.object({ predicted: z.number(), actual: z.number(), n: z.number().int().describe('People in the group') }),
      )
      .nullable(),
    coverage: z
      .array(z.object({ nominal: z.number(), actual: z.number() }))
      .nullable()
      .describe('How often intervals of a stated width held what happened'),
    notes: z.array(z.string()),
  })
  .meta({ id: 'ModelCard' });

export type ModelCard = z.infer<typeof modelCard>;
export type BacktestRow = z.infer<typeof backtestRow>;
