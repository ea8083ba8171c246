import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseRule } from '../../../../../server/src/insight/segments/language/rule.ts';
import { cohortCondition } from '../../../../../server/src/measurement/cohorts/condition/cohort.ts';
import { dimensions, horizons } from '../../../../../server/src/measurement/cohorts/rules/dimensions.ts';
import { lacking } from './complete.ts';
import { cohortDeeds, cohortDimensions, cohortHorizons, deedOf, withDeed, type CohortDeed } from './cohort-options.ts';
import type { CohortCondition } from './conditions.ts';
import { readTree, writeLean } from './tree.ts';

const kinds = [cohortCondition];
const month = fc.constantFrom('2026-01', '2026-03', '2026-11');
const anyCohort: fc.Arbitrary<CohortCondition> = fc
  .record(
    {
      kind: fc.constant('cohort' as const),
      by: fc.constantFrom(...dimensions),
      value: fc.constantFrom('', 'paid', '2026-03'),
      from: month,
      to: month,
      orderedInMonth: fc.nat(24),
      afterDays: fc.constantFrom(...horizons),
      repeated: fc.boolean(),
    },
    { requiredKeys: ['kind', 'by', 'value', 'repeated'] },
  )
  .map((one) => ({ ...one, repeated: one.repeated && one.afterDays !== undefined }));

it('offers what the server knows', () => {
  expect(cohortDimensions).toEqual([...dimensions]);
  expect(cohortHorizons).toEqual(horizons);
});

it('is read and written without loss, whatever is asked of it next', () => {
  const deeds = Object.keys(cohortDeeds).filter((deed): deed is CohortDeed => deed in cohortDeeds);
  fc.assert(
    fc.property(anyCohort, fc.constantFrom(...deeds), (condition, deed) => {
      const read = (one: CohortCondition) => parseRule({ version: 1, population: 'known', where: one }, kinds);
      const rule = read(condition);
      expect(read(condition).where).toEqual(parseRule(writeLean(readTree({ ...rule })), kinds).where);
      const next = withDeed(condition, deed);
      expect(deedOf(next)).toBe(deed);
      expect(read(next).where).toEqual(next);
    }),
  );
});

it('says what it lacks', () => {
  const paid: CohortCondition = { kind: 'cohort', by: 'channel', value: 'paid', repeated: false };
  expect(lacking(paid)).toBeNull();
  expect(lacking({ ...paid, value: '' })).toBeNull();
  expect(lacking({ ...paid, by: 'month', value: '' })).toBe('Choose a month.');
  expect(lacking({ ...paid, from: '' })).toBe('Choose the month.');
  expect(lacking({ ...paid, from: '2026-03', to: '2026-01' })).toBe('The first month comes before the last.');
});
