import type { paths } from '@rapport/sdk';

type BrandBody = paths['/api/v1/setup/brand']['post']['requestBody']['content']['application/json'];

/** What the wizard asks; the owner's three only of somebody who has no login yet. */
export type NewBrand = Required<
  Pick<BrandBody, 'name' | 'currency' | 'timezone' | 'ownerName' | 'email' | 'password' | 'sender'>
>;

export interface BrandStep {
  id: 'brand' | 'you' | 'sending';
  label: string;
  fields: (keyof NewBrand)[];
}

const allSteps: BrandStep[] = [
  { id: 'brand', label: 'Brand', fields: ['name', 'currency', 'timezone'] },
  { id: 'you', label: 'You', fields: ['ownerName', 'email', 'password'] },
  { id: 'sending', label: 'Sending', fields: ['sender'] },
];

const isAddress = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());

/** The steps of the wizard; somebody who has a login is not asked for one. */
export const brandSteps = (hasLogin: boolean): BrandStep[] => allSteps.filter(({ id }) => !(hasLogin && id === 'you'));

/** What is sent: without the owner's three when they were not asked. */
export function brandBody(brand: NewBrand, hasLogin: boolean): BrandBody {
  const { ownerName, email, password, ...rest } = brand;
  return hasLogin ? rest : { ...rest, ownerName, email, password };
}

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
export const stepOf = (steps: BrandStep[], field: string): BrandStep | undefined =>
  steps.find((step) => step.fields.some((known) => known === field));

/** Every ISO 4217 currency the browser knows, as "EUR · Euro". */
export function currencyOptions(locale: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  return Intl.supportedValuesOf('currency').map((code) => ({
    value: code,
    label: `${code} · ${names.of(code) ?? code}`,
  }));
}

export const zoneOptions = (): string[] => [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];
