import { formatMoney, minorDigits } from '../formats/money.ts';
import { formatNumber, formatPercent } from '../formats/number.ts';

export type Figure = 'number' | 'percent' | 'money';

/** How a chart writes its values: exact in tooltip and table, short on the axis, a plain number in a file (money in whole units). */
export function figureFormats(figure: Figure, locale: string, currency: string) {
  switch (figure) {
    case 'money':
      return {
        format: (minor: number) => formatMoney(Math.round(minor), currency, { locale }),
        formatAxis: (minor: number) => formatMoney(Math.round(minor), currency, { locale, axis: true }),
        inFile: (minor: number) => Math.round(minor) / 10 ** minorDigits(currency),
      };
    case 'percent':
      return {
        format: (share: number) => formatPercent(share, { locale }),
        formatAxis: (share: number) =>
          formatPercent(share, { locale, digits: Number.isInteger(Number((share * 100).toFixed(6))) ? 0 : 1 }),
        inFile: (share: number) => share,
      };
    case 'number':
      return {
        format: (value: number) => formatNumber(value, { locale }),
        formatAxis: (value: number) => formatNumber(value, { locale, compact: true }),
        inFile: (value: number) => value,
      };
  }
}
