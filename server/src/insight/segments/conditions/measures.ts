import { z } from 'zod';
import type { Builder } from '../compiler/builder.ts';
import { isMoving, type Window } from '../language/windows.ts';
import {
  distinctOf,
  eventMeasureFields,
  measureEvents,
  namesWhatIsDistinct,
  timelessEventFields,
} from './event-measure.ts';
import { figureFields, measureFigure } from './figure.ts';
import type { Measured } from './measured.ts';
import { measureProducts, productMeasureFields, timelessProductFields } from './product-measure.ts';
import { traitNames } from './trait.ts';
import { measureTrait } from './trait-value.ts';

/** Numbers of people that can be ranked, divided by each other and compared between two stretches of time. */

/** Over a window of its own. */
export const measureSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('event'), ...eventMeasureFields }).refine(namesWhatIsDistinct, distinctOf),
    z.strictObject({ kind: z.literal('product'), ...productMeasureFields }),
    z.strictObject({ kind: z.literal('trait'), trait: traitNames }),
    z.strictObject({ kind: z.literal('figure'), ...figureFields }),
  ])
  .describe('A number per person: of events, of what was bought, a figure');
export type MeasureSpec = z.infer<typeof measureSchema>;

/** Without a window: whoever uses it says when. */
export const timelessSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('event'), ...timelessEventFields }).refine(namesWhatIsDistinct, distinctOf),
  z.strictObject({ kind: z.literal('product'), ...timelessProductFields }),
]);
export type TimelessSpec = z.infer<typeof timelessSchema>;

export function measureOf(spec: MeasureSpec, b: Builder): Measured {
  switch (spec.kind) {
    case 'event':
      return measureEvents(spec, b);
    case 'product':
      return measureProducts(spec, b);
    case 'trait':
      return measureTrait(spec, b);
    case 'figure':
      return measureFigure(spec, b);
  }
}

export const within = (spec: TimelessSpec, when: Window): MeasureSpec => ({ ...spec, window: when });

export const measureMoves = (spec: MeasureSpec): boolean => 'window' in spec && isMoving(spec.window);
