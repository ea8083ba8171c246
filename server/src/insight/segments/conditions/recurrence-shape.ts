import { z } from 'zod';
import { calendarUnit, monthsOfYear } from '../language/calendar.ts';
import { numberTest } from '../language/tests.ts';
import { window } from '../language/windows.ts';
import { eventFilters, metrics } from './event-measure.ts';
import { productSchema } from './product-measure.ts';

const deed = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('event'), metric: metrics, where: eventFilters }),
  z.strictObject({ kind: z.literal('product'), product: productSchema }),
]);

export const recurrenceSchema = z.strictObject({
  kind: z.literal('recurrence'),
  of: deed.describe('What was done again and again'),
  unit: calendarUnit,
  months: monthsOfYear.optional().describe('Of these months only: [12] with "year" counts Decembers'),
  window: window.default({ type: 'ever' }),
  is: numberTest,
});
export type RecurrenceCondition = z.infer<typeof recurrenceSchema>;
