import { describe, expect, it } from 'vitest';
import {
  brandFaults,
  brandBody,
  brandSteps,
  currencyOptions,
  isStepDone,
  stepOf,
  type NewBrand,
} from './brand-form.ts';

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
    expect(brandSteps(false).every((step) => isStepDone(step, good))).toBe(true);
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
    const steps = brandSteps(false);
    expect(steps.filter((step) => !isStepDone(step, brand))).toEqual([stepOf(steps, field)]);
  });

  it('asks nobody twice for a login', () => {
    expect(brandSteps(true).map(({ id }) => id)).toEqual(['brand', 'sending']);
    expect(brandBody(good, true)).toEqual({
      name: 'Northwind',
      currency: 'EUR',
      timezone: 'Europe/Berlin',
      sender: 'hello@example.com',
    });
    expect(brandBody(good, false)).toEqual(good);
  });

  it('offers currencies by code and name', () => {
    expect(currencyOptions('en')).toContainEqual({ value: 'EUR', label: 'EUR · Euro' });
  });
});
