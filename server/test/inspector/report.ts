import { posix } from 'node:path';
import type { House } from './house.ts';
import { isTest } from './place.ts';

/** Figures for people to think about, none of them a gate: sizes, complexity, folders, scatter, with the ten worst of each. */
export function describeHouse(house: House): string {
  const files = [...house.facts].filter(([path]) => !isTest(path)).map(([path, facts]) => ({ path, ...facts }));
  const functions = files.flatMap(({ path, functions }) => functions.map((fact) => ({ ...fact, path })));
  const called = ({ path, line, name }: { path: string; line: number; name: string }): string =>
    `${path}:${line} ${name}`;
  return [
    section(
      'Lines per file',
      files.map(({ path, lines }) => [path, lines]),
    ),
    section(
      'Lines per function',
      functions.map((fact) => [called(fact), fact.lines]),
    ),
    section(
      'Branches per function',
      functions.map((fact) => [called(fact), fact.complexity]),
    ),
    section('Entries per folder', [...entriesPerFolder(house)]),
    section('Folders per module name', scatter(house)),
  ].join('\n');
}

function section(title: string, rows: (readonly [name: string, size: number])[]): string {
  const sorted = [...rows].sort((a, b) => b[1] - a[1]);
  const quantile = (share: number): number => sorted[Math.floor((1 - share) * (sorted.length - 1))]?.[1] ?? 0;
  const worst = sorted.slice(0, 10).map(([name, size]) => `  ${String(size).padStart(5)}  ${name}`);
  return [`${title}: ${rows.length}, median ${quantile(0.5)}, p90 ${quantile(0.9)}`, ...worst].join('\n');
}

function entriesPerFolder(house: House): Map<string, number> {
  const entries = new Map<string, Set<string>>();
  for (const path of house.tree.keys()) {
    for (let child = path; child.includes('/'); child = posix.dirname(child)) {
      const folder = posix.dirname(child);
      entries.set(folder, (entries.get(folder) ?? new Set()).add(child));
    }
  }
  return new Map([...entries].map(([folder, children]) => [folder, children.size]));
}

/** In how many folders a file or folder is named after the module. */
function scatter(house: House): [string, number][] {
  return house.modules.map((module) => {
    const name = module.split('/').at(-1)!;
    const folders = new Set<string>();
    for (const path of house.facts.keys()) {
      const parts = path.split('/');
      const index = parts.findIndex(
        (part) => part === name || part.startsWith(`${name}.`) || part.startsWith(`${name}-`),
      );
      if (index !== -1) folders.add(parts.slice(0, index).join('/'));
    }
    return [module, folders.size];
  });
}
