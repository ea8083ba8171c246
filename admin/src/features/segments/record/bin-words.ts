import { formatDate, formatMoney, formatNumber, formatPercent, minorDigits } from '@rapport/ui';

export type ValueFormat = { locale: string; zone: string; currency: string; type: string };

/** A value of a distribution: money in units, dates as epoch ms. */
export function valueWords(value: number, { locale, zone, currency, type }: ValueFormat): string {
  if (type === 'date') return formatDate(new Date(value), { locale, zone });
  if (type === 'money') {
    const digits = minorDigits(currency);
    return formatMoney(Math.round(value * 10 ** digits), currency, { locale });
  }
  if (type === 'ratio') return formatPercent(value, { locale });
  const shown = formatNumber(value, { locale, digits: Number.isInteger(value) ? 0 : 2 });
  return type === 'days' ? `${shown} days` : shown;
}

/** A bin as its range; open ends say so, whole numbers of one stand alone. */
export function binLabel(bin: { from: number | null; to: number | null }, format: ValueFormat): string {
  const { from, to } = bin;
  if (from === null && to === null) return 'All';
  if (from === null) return `< ${valueWords(to ?? 0, format)}`;
  if (to === null) return `${valueWords(from, format)}+`;
  const isSingle = to - from === 1 && Number.isInteger(from) && (format.type === 'number' || format.type === 'days');
  return isSingle ? valueWords(from, format) : `${valueWords(from, format)} – ${valueWords(to, format)}`;
}
