import type { ProductInput } from '../../../records/catalog/index.ts';
import type { Message } from '../../../records/events/index.ts';
import type { RowFault } from './fault.ts';
import type { Values } from './values.ts';

export type FieldType = 'text' | 'decimal' | 'integer' | 'date' | 'boolean' | 'consent' | 'json';

/** Something a column can be mapped to. `synonyms`: header names of other programs' exports, as `headerKey` writes them. */
export type Field = { name: string; label: string; type: FieldType; required?: true; synonyms: readonly string[] };

/** What one group of rows became: all of it, or (with faults) nothing. */
export type Outcome = {
  messages: Message[];
  product?: ProductInput;
  faults: RowFault[];
  /** what the report counts: `orders`, `guestOrders` … */
  counts: Record<string, number>;
};

export type Scope = {
  importId: string;
  /** Start of the import: the time of what tells none (epoch ms). */
  now: number;
  currency: string;
  /** Document numbers that begin with it are cancellations (order lines). */
  cancelPrefix: string | null;
};

export const kindNames = ['profiles', 'consent', 'products', 'orders', 'order-lines', 'events'] as const;
export type KindName = (typeof kindNames)[number];

export type Kind = {
  name: KindName;
  title: string;
  fields: readonly Field[];
  /** Of each list at least one has to be mapped. */
  oneOf: readonly (readonly string[])[];
  /** Columns nobody mapped become custom properties. */
  keepsRest: boolean;
  /** Rows with the same value of this field are read together, wherever they stand in the file. */
  groupBy?: string;
  read(rows: readonly Values[], scope: Scope): Outcome;
};

export const refused = (faults: readonly RowFault[]): Outcome => ({ messages: [], faults: [...faults], counts: {} });
