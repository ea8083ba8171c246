import { cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { at, root } from '../setup/paths.mjs';

const scaffolds = ['module records/gift-card', 'provider gift-card', 'condition gift-card', 'page gift-card'];
const left = /^(?:node_modules|data|dist|\.git|screenshots|docs)$/;

/** A copy of the checkout beside it, so that what is made has the same neighbours and breaks nothing here. */
let copy;
let made = [];

beforeAll(async () => {
  copy = await mkdtemp(join(root, 'node_modules', '.cache', 'scaffold-'));
  const isKept = (from) =>
    !relative(root, from)
      .split('/')
      .some((part) => left.test(part));
  for (const entry of ['server', 'admin', 'ui', 'sdk', 'e2e', 'bench', 'tools'])
    await cp(at(entry), join(copy, entry), { recursive: true, filter: isKept });
  for (const file of ['package.json', 'tsconfig.base.json', 'tsconfig.json', 'tsconfig.web.json', 'eslint.config.js'])
    await cp(at(file), join(copy, file));
  for (const file of ['vitest.config.ts', 'knip.json', '.prettierrc.json', '.prettierrc', 'prettier.config.js'])
    await cp(at(file), join(copy, file)).catch(() => undefined);
  await symlink(at('node_modules'), join(copy, 'node_modules'));
  for (const scaffold of scaffolds) {
    const { status, output } = run('tools/new.mjs', ...scaffold.split(' '));
    expect(status, output).toBe(0);
    made.push(...[...output.matchAll(/^ {2}((?:server|admin)\/\S+)$/gm)].map(([, path]) => path));
  }
}, 60_000);
afterAll(() => copy && rm(copy, { recursive: true, force: true }));

function run(program, ...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(copy, program), ...args], {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, VITEST: undefined, NODE_OPTIONS: '' },
  });
  return { status, output: stdout + stderr };
}
const ofScaffolds = (output) => output.split('\n').filter((line) => /gift-?card/i.test(line));

test('every kind is made, with a test, and put into its list', async () => {
  expect(made.length).toBeGreaterThan(12);
  expect(made.filter((path) => path.includes('.test.'))).toHaveLength(4);
  for (const [file, entry] of [
    ['server/src/app/modules.ts', 'giftCardModule,'],
    ['server/src/messaging/delivery/providers/provider-of.ts', 'giftCardProvider'],
    ['server/src/insight/segments/module.ts', 'giftCardCondition,'],
    ['admin/src/router.tsx', '...giftCardRoutes,'],
    ['admin/src/shell/navigation.ts', "item('Gift card', '/gift-card'"],
  ])
    expect(await readFile(join(copy, file), 'utf8')).toContain(entry);
});

test.each(['tsconfig.json', 'tsconfig.web.json'])(
  'what is made has its types right (%s)',
  (config) => {
    const { output } = run('node_modules/@typescript/native/bin/tsc', '-p', config, '--pretty', 'false');
    expect(ofScaffolds(output)).toEqual([]);
  },
  60_000,
);

test('what is made keeps the rules of lint and format', () => {
  const lint = run('node_modules/eslint/bin/eslint.js', ...made.filter((path) => /\.tsx?$/.test(path)));
  expect(lint.status, lint.output).toBe(0);
  const format = run('node_modules/prettier/bin/prettier.cjs', '--check', ...made);
  expect(format.status, format.output).toBe(0);
}, 60_000);

test('the tests that are made pass', () => {
  const tests = made.filter((path) => /(?<!\.db)\.test\.ts$/.test(path));
  const { status, output } = run('node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', ...tests);
  expect(status, output).toBe(0);
}, 60_000);

test('the inspector has no fault to find with it', () => {
  const { output } = run(
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    'unit',
    'server/src/architecture.test.ts',
  );
  expect(output).toContain('Folders per module name');
  // Its figures name the worst; its faults are sentences.
  expect(ofScaffolds(output).filter((line) => !/^\s*\d+ /.test(line))).toEqual([]);
}, 120_000);

test('a name that is taken, and one that is no name, are refused', () => {
  for (const [kind, name] of [
    ['condition', 'gift-card'],
    ['page', 'gift-card'],
    ['provider', 'Smtp'],
    ['condition', '../x'],
  ]) {
    const { status } = run('tools/new.mjs', kind, name);
    expect(status, `${kind} ${name}`).not.toBe(0);
  }
});
