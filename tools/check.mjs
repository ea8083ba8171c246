// npm run check: types, lint, format, unused code and the inspector. With --fix, repairs what can be repaired.
import './setup/node-version.mjs';

const { reportProblems } = await import('./setup/problem.mjs');
const { ensureInstalled } = await import('./setup/install.mjs');
const { inspector, runChecks, staticChecks } = await import('./setup/checks.mjs');

await reportProblems(async () => {
  await ensureInstalled({ dev: true });
  const failed = await runChecks([...staticChecks({ fix: process.argv.includes('--fix') }), inspector]);
  process.stdout.write(failed.length ? `Failed: ${failed.join(', ')}\n` : 'All checks passed\n');
  if (failed.length) process.exitCode = 1;
});
