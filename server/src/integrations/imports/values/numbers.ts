export const decimalMarks = ['point', 'comma'] as const;
export type DecimalMark = (typeof decimalMarks)[number];

const withPoint = /^[+-]?(?:\d+|\d{1,3}(?:[, ' \u00a0\u202f]\d{3})+)(?:\.\d+)?$|^[+-]?\.\d+$/;
const withComma = /^[+-]?(?:\d+|\d{1,3}(?:[. ' \u00a0\u202f]\d{3})+)(?:,\d+)?$|^[+-]?,\d+$/;
const money =
  /^([+-]?)\s*(?:[A-Z]{3}|[€$£¥₹]|kr\.?|zł)?\s*([+-]?[\d.,' \u00a0\u202f]+?)\s*(?:[A-Z]{3}|[€$£¥₹]|kr\.?|zł)?$/;

/** A decimal as people write it ("1,234.50", "€ 1.234,50") as plain text ("1234.50"), or what is wrong. */
export function readDecimal(text: string, mark: DecimalMark): string | { fault: string } {
  const parts = money.exec(text.trim());
  const bare = parts ? `${parts[1] ?? ''}${parts[2] ?? ''}` : text.trim();
  if (!(mark === 'point' ? withPoint : withComma).test(bare)) return { fault: faultOf(text, bare, mark) };
  const ungrouped = bare
    .replace(mark === 'point' ? /[, ' \u00a0\u202f]/g : /[. ' \u00a0\u202f]/g, '')
    .replace(',', '.');
  const [, sign = '', digits = ''] = /^([+-]?)(.*)$/.exec(ungrouped) ?? [];
  return `${sign === '-' ? '-' : ''}${digits.startsWith('.') ? `0${digits}` : digits}`;
}

function faultOf(text: string, bare: string, mark: DecimalMark): string {
  const shown = text.trim().slice(0, 40);
  const other = mark === 'point' ? 'comma' : 'point';
  if ((mark === 'point' ? withComma : withPoint).test(bare)) {
    return `"${shown}" is not a number with a decimal ${mark}; if the file writes a decimal ${other}, state decimal "${other}"`;
  }
  return `"${shown}" is not a number; write it like ${mark === 'point' ? '1234.50' : '1234,50'}`;
}

/** What a value says about the decimal mark; null when it fits both ("1,234") or neither. */
export function markEvidence(text: string): DecimalMark | null {
  const parts = money.exec(text.trim());
  const bare = parts ? (parts[2] ?? '') : text.trim();
  const [point, comma] = [withPoint.test(bare), withComma.test(bare)];
  if (point === comma) return null;
  return point ? 'point' : 'comma';
}
