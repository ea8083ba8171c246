import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { EXEMPTIONS } from '../test/inspector/exemptions.ts';
import { type House, type RouteFact, readHouse } from '../test/inspector/house.ts';
import { RULES, faultsOf, idleExemptions } from '../test/inspector/inspect.ts';
import { describeHouse } from '../test/inspector/report.ts';
import { readTree } from '../test/inspector/tree.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

describe('the house', () => {
  let house: House;
  beforeAll(async () => {
    house = readHouse(readTree(root), await routes());
  }, 60_000);

  test.each(Object.entries(RULES))('%s', (_name, rule) => {
    expect(faultsOf(rule, house, EXEMPTIONS)).toEqual([]);
  });

  test('every exemption is still needed', () => {
    expect(idleExemptions(house, EXEMPTIONS)).toEqual([]);
  });

  test('its figures, for people to think about', () => {
    const figures = describeHouse(house);
    console.log(figures);
    expect(figures).toContain('Lines per file');
  });
});

/** The router's own list; there is none before there is a router. */
async function routes(): Promise<readonly RouteFact[]> {
  const list = new URL('./app/routes.ts', import.meta.url);
  if (!existsSync(list)) return [];
  const { allRoutes } = (await import(list.href)) as { allRoutes: readonly RouteFact[] };
  return allRoutes;
}
