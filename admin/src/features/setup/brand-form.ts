import type { components } from '@rapport/sdk';

export type NewBrand = components['schemas']['NewBrand'];

export interface BrandStep {
  id: 'brand' | 'you' | 'sending';
  label: string;
  fields: (keyof NewBrand)[];
}

export const brandSteps: BrandStep[] = [
  { id: 'brand', label: 'Brand', fields: ['name', 'currency', 'timezone'] },
  { id: 'you', label: 'You', fields: ['ownerName', 'email', 'password'] },
  { id: 'sending', label: 'Sending', fields: ['sender'] },
];

const isAddress = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());

/** What is wrong with each field, in words; nothing for a good one. The server checks again. */
export function brandFaults(brand: NewBrand): Partial<Record<keyof NewBrand, string>> {
  const faults: Partial<Record<keyof NewBrand, string>> = {};
  if (brand.name.trim() === '') faults.name = 'Enter the name your customers know';
  if (!/^[A-Z]{3}$/.test(brand.currency)) faults.currency = 'Choose a currency';
  if (brand.timezone === '') faults.timezone = 'Choose a time zone';
  if (brand.ownerName.trim() === '') faults.ownerName = 'Enter your name';
  if (!isAddress(brand.email)) faults.email = 'Enter an e-mail address, like ada@example.com';
  if (brand.password.length < 10) faults.password = 'Use at least 10 characters';
  if (!isAddress(brand.sender)) faults.sender = 'Enter an e-mail address, like hello@example.com';
  return faults;
}

export const isStepDone = (step: BrandStep, brand: NewBrand): boolean => {
  const faults = brandFaults(brand);
  return step.fields.every((field) => faults[field] === undefined);
};

/** The step that holds a field the server has refused. */
export const stepOf = (field: string): BrandStep | undefined =>
  brandSteps.find((step) => step.fields.some((known) => known === field));

/** Every ISO 4217 currency the browser knows, as "EUR · Euro". */
export function currencyOptions(locale: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  return Intl.supportedValuesOf('currency').map((code) => ({
    value: code,
    label: `${code} · ${names.of(code) ?? code}`,
  }));
}

export const zoneOptions = (): string[] => [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];
