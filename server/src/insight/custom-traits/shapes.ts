import { z } from 'zod';
import { numericType, traitDefinition } from './definition.ts';
import type { TraitRow } from './store.ts';

export const valueType = z.enum(['number', 'money', 'ratio', 'days', 'date', 'text', 'boolean']);

export const traitName = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]{0,59}$/, 'Write it in one word that begins with a small letter: averageBasket')
  .describe('As formulas and rules name it; it cannot be changed');

export const usageShape = z.object({ kind: z.string(), id: z.number().int(), name: z.string() });

export const customTrait = z
  .object({
    id: z.number().int(),
    name: z.string(),
    label: z.string(),
    explanation: z.string(),
    definition: traitDefinition,
    numericType: numericType.nullable(),
    type: valueType,
    status: z.enum(['active', 'deleted']),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'CustomTrait' });
export type CustomTrait = z.infer<typeof customTrait>;

export const listedTrait = customTrait
  .extend({
    people: z.number().int().describe('How many people had a value when everybody was last computed'),
    renewedAt: z.iso.datetime().nullable(),
    usedBy: z.array(usageShape),
  })
  .meta({ id: 'ListedCustomTrait' });

export const newTrait = z
  .strictObject({
    name: traitName.optional().describe('Made from the label when left out'),
    label: z.string().trim().min(1).max(80),
    explanation: z.string().trim().max(500).default(''),
    definition: traitDefinition,
    numericType: numericType.nullable().default(null).describe('What a number is, where it is not plain'),
  })
  .meta({ id: 'NewCustomTrait' });
export type NewTrait = z.infer<typeof newTrait>;

export const traitChange = z
  .strictObject({
    label: z.string().trim().min(1).max(80).optional(),
    explanation: z.string().trim().max(500).optional(),
    definition: traitDefinition.optional(),
    numericType: numericType.nullable().optional(),
  })
  .meta({ id: 'CustomTraitChange' });
export type TraitChange = z.infer<typeof traitChange>;

const bin = z.object({ from: z.number(), to: z.number(), people: z.number().int() });

export const distributionShape = z
  .object({
    type: valueType,
    people: z.number().int().describe('Who have a value'),
    total: z.number().int().describe('Everybody'),
    median: z.number().nullable().describe('Dates are epoch ms'),
    lowest: z.number().nullable(),
    highest: z.number().nullable(),
    bins: z.array(bin).describe('Of numbers and dates; the outer hundredths are in the first and the last'),
    values: z.array(z.object({ value: z.string(), people: z.number().int() })).describe('Of texts: the most frequent'),
  })
  .meta({ id: 'TraitDistribution' });
export type Distribution = z.infer<typeof distributionShape>;

export const shownTrait = (row: TraitRow): CustomTrait => ({
  id: row.id,
  name: row.name,
  label: row.label,
  explanation: row.explanation,
  definition: traitDefinition.parse(row.definition),
  numericType: row.numeric_type,
  type: row.type,
  status: row.status,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});
