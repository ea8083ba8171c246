import { expect, it } from 'vitest';
import { currencyOptions } from './brand-form.ts';
import { likelyCurrency } from './likely-currency.ts';

it.each([
  ['Europe/Berlin', 'EUR'],
  ['Europe/London', 'GBP'],
  ['America/Toronto', 'CAD'],
  ['America/New_York', 'USD'],
  ['Australia/Perth', 'AUD'],
  ['UTC', 'USD'],
  ['', 'USD'],
])('%s begins with %s', (zone, currency) => expect(likelyCurrency(zone)).toBe(currency));

it('names only currencies the wizard offers', () => {
  const offered = new Set(currencyOptions('en').map(({ value }) => value));
  const zones = Intl.supportedValuesOf('timeZone');
  expect(zones.filter((zone) => !offered.has(likelyCurrency(zone)))).toEqual([]);
});
