// npm run new -- <kind> <name>: makes the files that every thing of that kind has, from tools/templates/<kind>/.
import './setup/node-version.mjs';

const { existsSync } = await import('node:fs');
const { mkdir, readFile, readdir, writeFile } = await import('node:fs/promises');
const { at } = await import('./setup/paths.mjs');
const { Problem, reportProblems } = await import('./setup/problem.mjs');

const KEBAB = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

const MODULES = at('server/src/app/modules.ts');

/** How each kind is named, where it goes, what it must be added to, and what is left to do by hand. */
const KINDS = {
  module: {
    usage: 'module <floor>/<name>',
    place(argument) {
      const [floor, name, ...rest] = argument.split('/');
      if (rest.length || !name || !existsSync(at('server/src', floor))) return undefined;
      return { folder: `server/src/${floor}/${name}`, floor, name };
    },
    enlist: enlistModule,
    next: ({ floor, name }) => [
      `see in server/src/app/modules.ts that it comes after the modules it imports`,
      `give it tables in server/migrations/postgres/<nr>_${name}_<what>.sql`,
      `say in server/src/${floor}/${name}/README.md what it owns`,
    ],
  },
};

await reportProblems(async () => {
  const [kind, argument] = process.argv.slice(2);
  const usage = Object.values(KINDS).map((known) => `  npm run new -- ${known.usage}\n`);
  if (!kind || !argument) {
    process.stdout.write(`Makes the files of a new part:\n${usage.join('')}`);
    return;
  }
  const place = KINDS[kind]?.place(argument);
  if (!place || !KEBAB.test(place.name))
    throw new Problem(`Cannot make "${kind} ${argument}". One of:\n${usage.join('')}`);
  if (existsSync(at(place.folder))) throw new Problem(`${place.folder} is there already.`);
  const made = await fillTemplates(kind, place);
  await KINDS[kind].enlist(place);
  const next = KINDS[kind].next(place).map((line) => `  - ${line}\n`);
  process.stdout.write(`Made:\n${made.map((path) => `  ${path}\n`).join('')}Next:\n${next.join('')}`);
});

/** @returns the paths of the files made */
async function fillTemplates(kind, place) {
  const words = { ...place, words: place.name.replaceAll('-', ' '), camel: camelCase(place.name) };
  const fill = (text) => text.replace(/\{\{(\w+)\}\}/g, (_match, key) => words[key]);
  const templates = (await readdir(at('tools/templates', kind))).sort();
  await mkdir(at(place.folder), { recursive: true });
  for (const template of templates) {
    const text = await readFile(at('tools/templates', kind, template), 'utf8');
    await writeFile(at(place.folder, fill(template.replace(/\.tmpl$/, ''))), fill(text));
  }
  return templates.map((template) => `${place.folder}/${fill(template.replace(/\.tmpl$/, ''))}`);
}

/** Puts the module into the list behind the last one of its floor or a lower one. */
async function enlistModule({ floor, name }) {
  const text = await readFile(MODULES, 'utf8');
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
  const imports = [...text.matchAll(/^import \{ (\w+) \} from '\.\.\/([\w-]+)\/[^']*module\.ts';$/gm)];
  const before = imports
    .filter(([, , other]) => floors.indexOf(other) <= floors.indexOf(floor))
    .map(([, known]) => known);
  const list = /(modules: readonly Module\[\] = \[)([^\]]*)\]/.exec(text);
  if (!list) throw new Problem('server/src/app/modules.ts has no list of modules: add the module by hand.');
  const names = list[2]
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);
  const index = Math.max(-1, ...before.map((known) => names.indexOf(known)));
  names.splice(index + 1, 0, `${camelCase(name)}Module`);
  const line = `import { ${camelCase(name)}Module } from '../${floor}/${name}/module.ts';\n`;
  await writeFile(MODULES, line + text.replace(list[0], `${list[1]}\n  ${names.join(',\n  ')},\n]`));
}

function camelCase(name) {
  return name.replace(/-(\w)/g, (_match, letter) => letter.toUpperCase());
}
