import type { Fault, House } from '../house.ts';
import { isTest, placeOf } from '../place.ts';

const isStore = (path: string): boolean => /\/store[^/]*(?:\.ts$|\/)/.test(path);

/** SQL lives in a module's store files and in migrations. Platform is exempt: engines are its subject, tables are not. */
export function sqlOutsideStores(house: House): Fault[] {
  const faults: Fault[] = [];
  for (const [path, { sql, builderTables }] of house.facts) {
    const place = placeOf(path);
    if (!place || place.floor === 'platform' || isTest(path) || isStore(path)) continue;
    const [first] = [...sql, ...builderTables].sort((a, b) => a.line - b.line);
    if (first) {
      const text = `${path}:${first.line} holds SQL ("${excerpt(first.text)}"): move it to the module's store.ts.`;
      faults.push({ rule: 'sql', path, text });
    }
  }
  return faults;
}

const excerpt = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 40);
