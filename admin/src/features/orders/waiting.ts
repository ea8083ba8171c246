import type { components } from '@rapport/sdk';

type Day = components['schemas']['WaitingForRate'];
/** Days are `YYYY-MM-DD` in the brand's zone. */
export type WaitingCurrency = { currency: string; documents: number; first: string; last: string };

/** Waiting days as one line a currency. */
export function byCurrency(days: readonly Day[]): WaitingCurrency[] {
  const found = new Map<string, WaitingCurrency>();
  for (const { currency, date, documents } of days) {
    const known = found.get(currency) ?? { currency, documents: 0, first: date, last: date };
    found.set(currency, {
      currency,
      documents: known.documents + documents,
      first: date < known.first ? date : known.first,
      last: date > known.last ? date : known.last,
    });
  }
  return [...found.values()];
}
