// npm run new -- <kind> <name>: makes the files that every thing of that kind has, from tools/templates/<kind>/.
import './setup/node-version.mjs';

const { existsSync } = await import('node:fs');
const { mkdir, readFile, readdir, writeFile } = await import('node:fs/promises');
const { at } = await import('./setup/paths.mjs');
const { Problem, reportProblems } = await import('./setup/problem.mjs');
const { capture } = await import('./setup/run.mjs');
const { kinds } = await import('./new/kinds.mjs');
const { namings } = await import('./new/names.mjs');

const KEBAB = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

await reportProblems(async () => {
  const [kind, argument] = process.argv.slice(2);
  const usage = Object.values(kinds).map((known) => `  npm run new -- ${known.usage}\n`);
  if (!kind || !argument) {
    process.stdout.write(`Makes the files of a new part:\n${usage.join('')}`);
    return;
  }
  const place = kinds[kind]?.place(argument);
  if (!place || !KEBAB.test(place.name))
    throw new Problem(`Cannot make "${kind} ${argument}". One of:\n${usage.join('')}`);
  const files = await filesOf(kind, place);
  const there = place.shared ? files.map(({ path }) => path) : [place.folder];
  for (const path of there) if (existsSync(at(path))) throw new Problem(`${path} is there already.`);
  await mkdir(at(place.folder), { recursive: true });
  for (const { path, text } of files) await writeFile(at(path), text);
  await kinds[kind].enlist(place);
  await capture([
    process.execPath,
    at('node_modules/prettier/bin/prettier.cjs'),
    '--write',
    ...files.map((f) => at(f.path)),
  ]);
  const next = kinds[kind].next(place).map((line) => `  - ${line}\n`);
  process.stdout.write(`Made:\n${files.map(({ path }) => `  ${path}\n`).join('')}Next:\n${next.join('')}`);
});

/** The files of the kind's templates with their names filled in. */
async function filesOf(kind, place) {
  const known = { ...place, ...namings(place.name) };
  const fill = (text) => text.replace(/\{\{(\w+)\}\}/g, (_match, key) => known[key]);
  const templates = (await readdir(at('tools/templates', kind))).sort();
  return Promise.all(
    templates.map(async (template) => ({
      path: `${place.folder}/${fill(template.replace(/\.tmpl$/, ''))}`,
      text: fill(await readFile(at('tools/templates', kind, template), 'utf8')),
    })),
  );
}
