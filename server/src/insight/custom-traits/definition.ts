import { z } from 'zod';
import {
  distinctOf,
  eventMeasureFields,
  namesWhatIsDistinct,
  productMeasureFields,
  window,
} from '../segments/index.ts';

const texts = z.array(z.string().min(1).max(200)).min(1).max(100);

const events = z
  .strictObject({
    source: z.literal('events'),
    ...eventMeasureFields,
    measure: z.enum([...eventMeasureFields.measure.unwrap().options, 'first', 'last']).default('count'),
    as: z
      .enum(['text', 'number', 'date'])
      .default('text')
      .describe('What the first or last value of a property is; without a property it is when it happened'),
  })
  .refine(namesWhatIsDistinct, distinctOf);

const orders = z.strictObject({
  source: z.literal('orders'),
  measure: z.enum(['count', 'sum', 'avg', 'min', 'max', 'first', 'last']).default('count'),
  field: z
    .enum(['gross', 'net', 'discount', 'refunded', 'items'])
    .default('gross')
    .describe('What is summed, averaged or compared; first and last are dates'),
  window: window.default({ type: 'ever' }),
  channels: texts.optional(),
  countries: texts.optional(),
  discounted: z.boolean().optional().describe('Only orders with a discount, or only those without'),
});

const lines = z.strictObject({ source: z.literal('lines'), ...productMeasureFields });

const formulaText = z.string().min(1).max(4000);

/** What a trait is computed from. */
export const traitDefinition = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('measure'), of: z.discriminatedUnion('source', [events, orders, lines]) }),
    z.strictObject({
      kind: z.literal('formula'),
      text: formulaText.describe('if(orders = 0, 0, netSpend / orders); the language is at docs/traits.md'),
    }),
    z
      .strictObject({
        kind: z.literal('ranges'),
        of: formulaText.describe('A formula that yields a number'),
        ranges: z
          .array(z.strictObject({ below: z.number(), label: z.string().min(1).max(80) }))
          .min(1)
          .max(50)
          .describe('In rising order: the first whose end lies above the value gives the label'),
        otherwise: z.string().min(1).max(80).describe('The label of everything above'),
      })
      .refine(({ ranges }) => ranges.every(({ below }, i) => i === 0 || below > (ranges[i - 1]?.below ?? 0)), {
        message: 'Each range must end above the one before it',
        path: ['ranges'],
      }),
  ])
  .meta({ id: 'CustomTraitDefinition' });
export type TraitDefinition = z.infer<typeof traitDefinition>;

export type Measure = Extract<TraitDefinition, { kind: 'measure' }>['of'];

/** Types a person may give a number; texts, dates and conditions are what they are. */
export const numericType = z.enum(['number', 'money', 'ratio', 'days']);
export type NumericType = z.infer<typeof numericType>;
