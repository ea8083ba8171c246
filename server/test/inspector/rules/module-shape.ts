import type { Fault, House } from '../house.ts';

const REQUIRED = ['README.md', 'index.ts', 'module.ts'];

/** A module explains itself, has a door and a manifest, and stands in the one list. */
export function moduleShape(house: House): Fault[] {
  return house.modules.flatMap((module) => {
    const folder = `server/src/${module}`;
    const missing = REQUIRED.filter((file) => !house.tree.has(`${folder}/${file}`)).map((file) => ({
      rule: 'module-shape',
      path: folder,
      text: `${folder} lacks ${file}: every module has README.md, index.ts (its door) and module.ts (its manifest).`,
    }));
    const unlisted = house.order.length > 0 && !house.order.includes(module);
    const text = `${folder} is not in app/modules.ts, so nothing starts it: add it where its imports allow.`;
    return unlisted ? [...missing, { rule: 'module-shape', path: folder, text }] : missing;
  });
}
