import { describe, expect, it } from 'vitest';
import { brandFaults, brandSteps, currencyOptions, isStepDone, stepOf, type NewBrand } from './brand-form.ts';

const good: NewBrand = {
  name: 'Northwind',
  currency: 'EUR',
  timezone: 'Europe/Berlin',
  ownerName: 'Ada',
  email: 'ada@example.com',
  password: 'correct horse',
  sender: 'hello@example.com',
};

describe('setting up a brand', () => {
  it('accepts a complete brand', () => {
    expect(brandFaults(good)).toEqual({});
    expect(brandSteps.every((step) => isStepDone(step, good))).toBe(true);
  });

  it.each([
    ['name', '   '],
    ['currency', 'euro'],
    ['timezone', ''],
    ['ownerName', ''],
    ['email', 'ada@example'],
    ['password', 'short'],
    ['sender', 'hello at example.com'],
  ] as const)('refuses %s %j and holds back only its step', (field, value) => {
    const brand = { ...good, [field]: value };
    expect(Object.keys(brandFaults(brand))).toEqual([field]);
    expect(brandSteps.filter((step) => !isStepDone(step, brand))).toEqual([stepOf(field)]);
  });

  it('offers currencies by code and name', () => {
    expect(currencyOptions('en')).toContainEqual({ value: 'EUR', label: 'EUR · Euro' });
  });
});
