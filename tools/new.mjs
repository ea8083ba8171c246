// npm run new -- <kind> <name>: makes the files that every thing of that kind has, from tools/templates/<kind>/.
import './setup/node-version.mjs';

const { existsSync } = await import('node:fs');
const { mkdir, readFile, readdir, writeFile } = await import('node:fs/promises');
const { at } = await import('./setup/paths.mjs');
const { Problem, reportProblems } = await import('./setup/problem.mjs');

const KEBAB = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** How each kind is named, where it goes, and what is left to do by hand. */
const KINDS = {
  module: {
    usage: 'module <floor>/<name>',
    place(argument) {
      const [floor, name, ...rest] = argument.split('/');
      if (rest.length || !name || !existsSync(at('server/src', floor))) return undefined;
      return { folder: `server/src/${floor}/${name}`, floor, name };
    },
    next: ({ floor, name }) => [
      `add it to server/src/app/modules.ts, after the last module it imports`,
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

const camelCase = (name) => name.replace(/-(\w)/g, (_match, letter) => letter.toUpperCase());
