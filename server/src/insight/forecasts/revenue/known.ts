import { z } from 'zod';

const band = z.object({ low: z.number(), mean: z.number(), high: z.number() });
const row = z.object({
  name: z.string(),
  isBaseline: z.boolean(),
  chosen: z.boolean(),
  mae: z.number(),
  mase: z.number().nullable(),
  total: z.number().nullable(),
});
const forecast = z
  .object({
    method: z.string(),
    days: z.array(band),
    total: band,
    rows: z.array(row),
    coverage: z.number().nullable(),
    split: z.number(),
    wins: z.boolean(),
  })
  .nullable();

/** Forecasts as a fit keeps them. */
export const knownForecasts = z.object({ today: z.string(), forecasts: z.object({ 30: forecast, 90: forecast }) });
