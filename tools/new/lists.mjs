import { readFile, writeFile } from 'node:fs/promises';
import { at } from '../setup/paths.mjs';
import { Problem } from '../setup/problem.mjs';
import { enlist } from './enlist.mjs';
import { camelCase, words } from './names.mjs';

const floors = [
  'foundation',
  'records',
  'insight',
  'messaging',
  'measurement',
  'engagement',
  'creators',
  'integrations',
  'assist',
];

/** Behind the last module of its floor or a lower one. */
export async function enlistModule({ floor, name }) {
  const file = 'server/src/app/modules.ts';
  const text = await readFile(at(file), 'utf8');
  const imports = [...text.matchAll(/^import \{ (\w+) \} from '\.\.\/([\w-]+)\/[^']*module\.ts';$/gm)];
  const before = imports
    .filter(([, , other]) => floors.indexOf(other) <= floors.indexOf(floor))
    .map(([, known]) => known);
  await enlist({
    file,
    importLine: `import { ${camelCase(name)}Module } from '../${floor}/${name}/module.ts';`,
    list: /(modules: readonly Module\[\] = \[)([^\]]*)(\])/,
    place: (entries) => {
      const index = Math.max(-1, ...before.map((known) => entries.indexOf(known)));
      return entries.toSpliced(index + 1, 0, `${camelCase(name)}Module`);
    },
  });
}

export const enlistProvider = ({ name }) =>
  enlist({
    file: 'server/src/messaging/delivery/providers/provider-of.ts',
    importLine: `import { ${camelCase(name)}Provider } from './${name}/transport.ts';`,
    list: /(providers: readonly AddressedProvider\[\] = \[)([^\]]*)(\])/,
    place: (entries) => [...entries, `${camelCase(name)}Provider`],
  });

/** First: a text is offered to the kinds in their order, and the general ones take what begins with any word. */
export const enlistCondition = ({ name }) =>
  enlist({
    file: 'server/src/insight/segments/module.ts',
    importLine: `import { ${camelCase(name)}Condition } from './conditions/${name}.ts';`,
    list: /(const ownKinds = \[)([^\]]*)(\])/,
    place: (entries) => [`${camelCase(name)}Condition`, ...entries],
  });

export async function enlistPage({ name }) {
  await enlist({
    file: 'admin/src/router.tsx',
    importLine: `import { ${camelCase(name)}Routes } from './features/${name}/routes.ts';`,
    list: /(workspacePages = workspaceRoute\.addChildren\(\[)([^\]]*)(\])/,
    place: (entries) => [...entries, `...${camelCase(name)}Routes`],
  });
  const file = 'admin/src/shell/navigation.ts';
  const text = await readFile(at(file), 'utf8');
  const end = /^ {2}\{ items: \[item\('Settings'/m.exec(text);
  if (!end) throw new Problem(`${file} has no settings to stand before any more: add the page by hand.`);
  const taken = [...text.matchAll(/item\('[^']*', '[^']*', \w+, '(.)'/g)].map(([, chord]) => chord);
  const chord = [...name.replaceAll('-', ''), ...'abcdefghijklmnopqrstuvwxyz'].find((one) => !taken.includes(one));
  if (!chord) throw new Problem(`${file} has no letter left for g and a letter: add the page by hand.`);
  const line = `  { items: [item('${words(name, 'Upper')}', '/${name}', Boxes, '${chord}')] },\n`;
  await writeFile(at(file), text.slice(0, end.index) + line + text.slice(end.index));
}
