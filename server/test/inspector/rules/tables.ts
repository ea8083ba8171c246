import type { Fault, House } from '../house.ts';
import { isTest, placeOf } from '../place.ts';

const MIGRATION = /^server\/migrations\/(?:postgres|clickhouse)\/\d+_(.+)\.sql$/;
const CREATE =
  /\bcreate\s+(?:unlogged\s+|temporary\s+)?(?:table|(?:materialized\s+)?view|dictionary)\s+(?:if\s+not\s+exists\s+)?"?([a-z_][\w.]*)"?/gi;
const MENTION = /\b(?:from|join|into|update|table|only|using)\s+"?([a-z_][\w.]*)"?/gi;

/** A table belongs to the module in the name of the migration that creates it, and only that module's store names it. */
export function tableOwnership(house: House): Fault[] {
  const owners = new Map<string, Set<string>>();
  const faults: Fault[] = [];
  for (const [path, sql] of house.tree) {
    const name = MIGRATION.exec(path)?.[1];
    if (name === undefined) continue;
    const owner = ownerNamed(house, name);
    if (!owner) {
      const text = `${path} names no module: call it <nr>_<module>_<what>.sql so that its tables have an owner.`;
      faults.push({ rule: 'tables', path, text });
      continue;
    }
    for (const table of createdTables(sql)) {
      const known = owners.get(table) ?? new Set();
      owners.set(table, known.add(owner));
      if (known.size > 1) {
        const text = `${path} creates ${table}, which ${[...known].join(' and ')} both own: give it to one of them.`;
        faults.push({ rule: 'tables', path, text });
      }
    }
  }
  return [...faults, ...foreignTables(house, owners)];
}

/** Tables that a store names although another module owns them. */
function foreignTables(house: House, owners: ReadonlyMap<string, ReadonlySet<string>>): Fault[] {
  const faults: Fault[] = [];
  for (const [path, { sql, builderTables }] of house.facts) {
    const place = placeOf(path);
    if (!place || isTest(path)) continue;
    const mine = place.floor === 'platform' ? 'platform' : place.module;
    const mentioned = new Map<string, number>();
    for (const { text, line } of sql) {
      for (const [, table] of text.matchAll(MENTION)) mentioned.set(table!.toLowerCase(), line);
    }
    for (const { text, line } of builderTables) mentioned.set(text, line);
    for (const [table, line] of mentioned) {
      const owner = owners.get(table);
      if (!owner || owner.has(mine)) continue;
      const text = `${path}:${line} reads or writes ${table} of ${[...owner].join(', ')}: ask that module through its door.`;
      faults.push({ rule: 'tables', path, text });
    }
  }
  return faults;
}

function ownerNamed(house: House, name: string): string | undefined {
  if (/^platform(?:_|$)/.test(name)) return 'platform';
  const folder = (module: string): string => module.split('/').at(-1)!;
  const normal = name.replaceAll('-', '_');
  return house.modules
    .filter((module) => `${normal}_`.startsWith(`${folder(module).replaceAll('-', '_')}_`))
    .sort((a, b) => folder(b).length - folder(a).length)[0];
}

const createdTables = (sql: string): Set<string> =>
  new Set([...sql.replace(/--[^\n]*/g, '').matchAll(CREATE)].map(([, table]) => table!.toLowerCase()));
