/** Types of values in a formula. Numbers of all kinds may be mixed where it makes sense. */
export type ValueType = 'number' | 'money' | 'ratio' | 'days' | 'date' | 'text' | 'boolean';

/** A value as SQL that is NULL where somebody has none. Text is never ''. */
export type Typed = { sql: string; type: ValueType };

export const isNumeric = (type: ValueType): boolean =>
  type === 'number' || type === 'money' || type === 'ratio' || type === 'days';

/** One type for values that stand in each other's place, or null. */
export function common(types: readonly ValueType[]): ValueType | null {
  const [first] = types;
  if (first !== undefined && types.every((type) => type === first)) return first;
  if (!types.every(isNumeric)) return null;
  const units = types.filter((type) => type === 'money' || type === 'days');
  const [unit] = units;
  return unit !== undefined && units.every((type) => type === unit) ? unit : 'number';
}
