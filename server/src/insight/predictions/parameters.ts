import { z } from 'zod';
import type { JsonValue } from '../../kernel/json.ts';
import type { ValueParameters } from './learn/learn.ts';
import type { Regression } from './maths/regression.ts';

const numbers = z.array(z.number());
const regression = z.object({ intercept: z.number(), coefficients: numbers, means: numbers, deviations: numbers });

const valueParameters = z.object({
  family: z.string(),
  parameters: numbers,
  correction: regression.nullable(),
  spend: numbers,
  tiers: z.object({ high: z.number(), medium: z.number() }),
});

export type ChurnParameters = { days: number; usualGap: number; regression: Regression };
const churnParameters = z.object({ days: z.number(), usualGap: z.number(), regression });

/** Parameters as they were stored; null where there are none or they are of another shape. */
export const readValueParameters = (stored: JsonValue): ValueParameters | null =>
  valueParameters.safeParse(stored).data ?? null;
export const readChurnParameters = (stored: JsonValue): ChurnParameters | null =>
  churnParameters.safeParse(stored).data ?? null;
