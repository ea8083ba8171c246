import { day } from './brand.ts';

/** Euro for one unit, around which the sample's rates swing a little from month to month. */
const euros: Readonly<Record<string, number>> = {
  EUR: 1,
  GBP: 1.16,
  USD: 0.92,
  DKK: 0.134,
  CHF: 1.05,
  CAD: 0.67,
  AUD: 0.6,
  SEK: 0.089,
};
const ofCountry: Readonly<Record<string, string>> = { GB: 'GBP', US: 'USD' };

export type DatedRate = { currency: string; validFrom: string; rate: number };

/** Units of the workspace currency for one unit of `currency` in the month of an instant. */
export function rateAt(currency: string, workspaceCurrency: string, instant: number): number {
  if (currency === workspaceCurrency) return 1;
  const date = new Date(instant);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
  const swing = 1 + 0.025 * Math.sin(month / 2.3 + currency.charCodeAt(0));
  return Math.round(((euros[currency]! * swing) / euros[workspaceCurrency]!) * 10_000) / 10_000;
}

/** What people of a country pay in; always the workspace currency where no rate to it is known. */
export function currencyOf(country: string, workspaceCurrency: string): string {
  const local = ofCountry[country];
  return local !== undefined && workspaceCurrency in euros ? local : workspaceCurrency;
}

/** The rates of all months of the history, dated by their first day. */
export function datedRates(workspaceCurrency: string, start: number, end: number): DatedRate[] {
  const months = new Set<string>();
  for (let at = start; at <= end; at += 20 * day) months.add(new Date(at).toISOString().slice(0, 7));
  months.add(new Date(end).toISOString().slice(0, 7));
  const currencies = new Set(Object.keys(ofCountry).map((country) => currencyOf(country, workspaceCurrency)));
  currencies.delete(workspaceCurrency);
  return [...currencies].flatMap((currency) =>
    [...months].map((month) => {
      const validFrom = `${month}-01`;
      return { currency, validFrom, rate: rateAt(currency, workspaceCurrency, Date.parse(validFrom)) };
    }),
  );
}

/** Minor units of the workspace currency at a rate, exactly as decimals round: half away from zero. */
export const atRate = (minor: number, rate: number): number => Math.round(Number((minor * rate).toPrecision(15)));
