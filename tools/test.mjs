// npm test: everything a change must pass. --unit, --db, --feature, --e2e pick parts; --everyday is unit and db.
import './setup/node-version.mjs';

const { Problem, reportProblems } = await import('./setup/problem.mjs');
const { ensureInstalled } = await import('./setup/install.mjs');
const { requireDiskSpace } = await import('./setup/preflight.mjs');
const { runChecks, staticChecks } = await import('./setup/checks.mjs');
const { runJourneys, runVitest } = await import('./setup/suites.mjs');

const PARTS = {
  '--unit': ['unit'],
  '--db': ['db'],
  '--feature': ['feature'],
  '--e2e': ['e2e'],
  '--everyday': ['unit', 'db'],
};

await reportProblems(async () => {
  const began = performance.now();
  const parts = chosenParts(process.argv.slice(2));
  await ensureInstalled({ dev: true, before: () => requireDiskSpace({ installing: true }) });

  const total = { passed: 0, failed: 0, skipped: 0 };
  const add = (tally) => Object.keys(total).forEach((key) => (total[key] += tally[key]));

  if (parts.includes('checks')) add({ passed: 0, failed: (await runChecks(staticChecks())).length, skipped: 0 });
  const projects = parts.filter((part) => part !== 'checks' && part !== 'e2e');
  // Feature tests on their own: each of the two groups starts a pair of engines, and two pairs at once crowd a small machine.
  const groups = [projects.filter((name) => name !== 'feature'), projects.filter((name) => name === 'feature')];
  for (const group of groups.filter((names) => names.length > 0)) add(await runVitest(group));
  if (parts.includes('e2e')) add(await runJourneys());

  const minutes = ((performance.now() - began) / 60_000).toFixed(1);
  process.stdout.write(`\nIn ${minutes} minutes; a failed check counts as one failed test.\n`);
  process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
  if (total.failed > 0 || total.passed === 0) process.exitCode = 1;
});

function chosenParts(flags) {
  const unknown = flags.find((flag) => !(flag in PARTS));
  if (unknown) throw new Problem(`Unknown flag ${unknown}. Flags: ${Object.keys(PARTS).join(' ')}.`);
  if (flags.length === 0) return ['checks', 'unit', 'db', 'feature', 'e2e'];
  return [...new Set(flags.flatMap((flag) => PARTS[flag]))];
}
