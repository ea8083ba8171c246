import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { EXEMPTIONS } from '../test/inspector/exemptions.ts';
import { type House, readHouse } from '../test/inspector/house.ts';
import { RULES, faultsOf, idleExemptions } from '../test/inspector/inspect.ts';
import { describeHouse } from '../test/inspector/report.ts';
import { readTree } from '../test/inspector/tree.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

describe('the house', () => {
  let house: House;
  beforeAll(() => {
    house = readHouse(readTree(root));
  }, 60_000);

  // Loaded here and not above: a module that does not load fails this test and leaves the others their say.
  const withRoutes = async (): Promise<House> => ({ ...house, routes: (await import('./app/routes.ts')).allRoutes });

  const { 'schema, permission and test for every route': routeRule, ...rules } = RULES;

  test.each(Object.entries(rules))('%s', (_name, rule) => {
    expect(faultsOf(rule, house, EXEMPTIONS)).toEqual([]);
  });

  test('schema, permission and test for every route', async () => {
    expect(faultsOf(routeRule, await withRoutes(), EXEMPTIONS)).toEqual([]);
  }, 60_000);

  test('every exemption is still needed', async () => {
    expect(idleExemptions(await withRoutes(), EXEMPTIONS)).toEqual([]);
  }, 60_000);

  test('its figures, for people to think about', () => {
    const figures = describeHouse(house);
    console.log(figures);
    expect(figures).toContain('Lines per file');
  });
});
