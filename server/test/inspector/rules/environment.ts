import type { Fault, House } from '../house.ts';
import { isTest } from '../place.ts';

/** Only platform/config reads the environment. */
export function environmentReads(house: House): Fault[] {
  return [...house.facts].flatMap(([path, { environment }]) => {
    const inServer = path.startsWith('server/src/') && !path.startsWith('server/src/platform/config/');
    if (!inServer || isTest(path)) return [];
    return environment.map(({ line }) => ({
      rule: 'environment',
      path,
      text: `${path}:${line} reads process.env: take a typed value from platform/config.`,
    }));
  });
}
