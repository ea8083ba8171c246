import { formatDateTime, formatNumber, type DateFormat } from '@rapport/ui';

/** A measured value as the server writes it ("2026-11-16 19:49:08.141" in UTC, "1234.5", text) for people. */
export function measuredWords(value: string | null, format: DateFormat): string {
  if (value === null || value === '') return '–';
  const words = value.replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?/g, (at) =>
    formatDateTime(new Date(`${at.replace(' ', 'T')}Z`), format),
  );
  return /^-?\d+(\.\d+)?$/.test(value)
    ? formatNumber(Number(value), { locale: format.locale, digits: value.includes('.') ? 2 : 0 })
    : words;
}
