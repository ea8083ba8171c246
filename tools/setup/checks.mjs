import { at, cache } from './paths.mjs';
import { step } from './progress.mjs';
import { capture } from './run.mjs';

const node = (...parts) => [process.execPath, at('node_modules', ...parts)];
const typecheck = (config) => [...node('@typescript', 'native', 'bin', 'tsc'), '-p', config, '--pretty', 'false'];

/** @typedef {{ name: string, commands: string[][] }} Check */

/** Types, lint, format and unused code. @returns {Check[]} */
export function staticChecks({ fix = false } = {}) {
  const eslintCache = ['--cache', '--cache-strategy', 'content', '--cache-location', cache('eslint')];
  const prettierCache = ['--cache', '--cache-strategy', 'content', '--cache-location', cache('prettier')];
  return [
    { name: 'types', commands: [typecheck('tsconfig.json'), typecheck('tsconfig.web.json')] },
    {
      name: 'lint',
      commands: [[...node('eslint', 'bin', 'eslint.js'), '.', ...eslintCache, ...(fix ? ['--fix'] : [])]],
    },
    {
      name: 'format',
      commands: [
        [
          ...node('prettier', 'bin', 'prettier.cjs'),
          fix ? '--write' : '--check',
          '--log-level',
          'warn',
          '.',
          ...prettierCache,
        ],
      ],
    },
    { name: 'unused code', commands: [[...node('knip', 'bin', 'knip.js'), '--no-progress', '--no-config-hints']] },
  ];
}

/** The rules about who may import whom and where things live. @type {Check} */
export const inspector = {
  name: 'inspector',
  commands: [[...node('vitest', 'vitest.mjs'), 'run', '--project', 'unit', 'server/src/architecture.test.ts']],
};

/**
 * Runs the checks one after another and prints what each failing one says.
 * @param {Check[]} checks
 * @returns {Promise<string[]>} names of those that failed
 */
export async function runChecks(checks) {
  const failed = [];
  for (const { name, commands } of checks) {
    const outputs = await step(`Checking ${name}`, async () => {
      const results = [];
      for (const command of commands) results.push(await capture(command));
      return results.filter(({ code }) => code !== 0).map(({ output }) => output.trim());
    });
    if (outputs.length === 0) continue;
    failed.push(name);
    process.stdout.write(`\n✗ ${name}\n${outputs.join('\n')}\n\n`);
  }
  return failed;
}
