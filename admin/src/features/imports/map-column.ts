/** The mapping with the column on this field, or on none: a field has one column and a column one field. */
export function mapColumn(
  mapping: Record<string, string>,
  column: string,
  field: string | null,
): Record<string, string> {
  const others = Object.entries(mapping).filter(([name, mapped]) => mapped !== column && name !== field);
  return Object.fromEntries(field === null ? others : [...others, [field, column]]);
}
