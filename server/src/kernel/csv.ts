/** A spreadsheet runs cells that begin so as formulas (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r]/;

/** One cell of CSV: formulas made harmless by an apostrophe, quoted where needed. Numbers stay numbers. */
function csvCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  const written =
    value instanceof Date ? value.toISOString() : typeof value === 'string' ? value : JSON.stringify(value);
  const text = formula.test(written) ? `'${written}` : written;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const csvLine = (cells: readonly unknown[]): string => `${cells.map(csvCell).join(',')}\r\n`;
