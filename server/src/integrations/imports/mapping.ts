import { z } from 'zod';
import { isCurrency } from '../../kernel/money.ts';
import { invalid, type FieldError } from '../../kernel/problem.ts';
import { isZone } from '../../kernel/zone.ts';
import type { Kind } from './kinds/kind.ts';
import { encodings } from './reading/encodings.ts';
import { delimiters } from './reading/format.ts';
import { dateOrders } from './values/dates.ts';
import { decimalMarks } from './values/numbers.ts';

/** field -> column. `properties.<name>` makes a custom property of a column. */
export const mappingSchema = z.record(z.string().max(300), z.string().max(500));
export type Mapping = z.infer<typeof mappingSchema>;

/** How a file is to be read where it does not say so itself; what is left out is found out or taken from the brand. */
export const optionsSchema = z.object({
  encoding: z.enum(encodings).optional(),
  delimiter: z.enum(delimiters).optional(),
  dateOrder: z.enum(dateOrders).optional().describe('Of dates written with numbers: dmy, mdy or ymd'),
  decimal: z.enum(decimalMarks).optional(),
  timezone: z
    .string()
    .refine(isZone, { error: 'Use an IANA time zone, such as Europe/London.' })
    .optional()
    .describe('Of times without a zone; the brand’s when left out'),
  currency: z
    .string()
    .toUpperCase()
    .refine((code) => code.length === 3 && isCurrency(code), { error: 'Use an ISO 4217 currency code, such as EUR.' })
    .optional(),
  cancelPrefix: z
    .string()
    .min(1)
    .max(20)
    .optional()
    .describe('Order lines: document numbers that begin with it are cancellations'),
  rest: z.enum(['properties', 'ignore']).optional().describe('What becomes of columns that nothing is mapped to'),
});
export type ImportOptions = z.infer<typeof optionsSchema>;

/** `E-Mail Address` and `email_address` are the same header. */
export const headerKey = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/^\$/, '')
    .replace(/[^a-z0-9]/g, '');

/** The field of each column as far as its name tells, by the names other programs use in their exports. */
export function guessMapping(kind: Kind, columns: readonly string[]): Mapping {
  const free = new Map<string, string>();
  for (const column of columns) if (!free.has(headerKey(column))) free.set(headerKey(column), column);
  const mapping: Mapping = {};
  for (const field of kind.fields) {
    const key = [field.name.toLowerCase(), ...field.synonyms].find((synonym) => free.has(synonym));
    if (key === undefined) continue;
    mapping[field.name] = free.get(key) ?? '';
    free.delete(key);
  }
  return mapping;
}

/** Words people use for a field besides its name. */
const aliases: Readonly<Record<string, string>> = {
  customer: 'externalId',
  customerId: 'externalId',
  external_id: 'externalId',
  date: 'time',
};

/** @throws Problem 422 naming every field and column that does not exist and every field that is missing. */
export function checkMapping(kind: Kind, columns: readonly string[], stated: Mapping): Mapping {
  const known = new Map(kind.fields.map((field) => [field.name, field]));
  const errors: FieldError[] = [];
  const mapping: Mapping = {};
  for (const [given, column] of Object.entries(stated)) {
    const field = known.has(given) ? given : (aliases[given] ?? given);
    if (column === '') continue;
    if (!known.has(field) && !(kind.keepsRest && field.startsWith('properties.'))) {
      errors.push({
        path: `/mapping/${given}`,
        message: `is not a field of ${kind.name}; the fields are ${[...known.keys()].join(', ')}`,
      });
    } else if (!columns.includes(column)) {
      errors.push({
        path: `/mapping/${given}`,
        message: `the file has no column "${column}"; it has ${columns.slice(0, 40).join(', ')}`,
      });
    } else mapping[field] = column;
  }
  for (const field of kind.fields) {
    if (field.required && mapping[field.name] === undefined)
      errors.push({ path: `/mapping/${field.name}`, message: `map a column to "${field.name}" (${field.label})` });
  }
  for (const names of kind.oneOf) {
    if (!names.some((name) => mapping[name] !== undefined))
      errors.push({ path: '/mapping', message: `map a column to at least one of ${names.join(', ')}` });
  }
  if (errors.length > 0) throw invalid(`The columns do not fit ${kind.title.toLowerCase()}.`, errors, 'wrong_mapping');
  return mapping;
}
