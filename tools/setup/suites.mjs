import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { chromiumPath } from './browser.mjs';
import { at, cache } from './paths.mjs';
import { freshAdmin, freshServer } from './products.mjs';
import { step } from './progress.mjs';
import { capture } from './run.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/**
 * Runs the named vitest projects and shows their output.
 * @param {string[]} projects unit, db, feature
 * @returns {Promise<Tally>}
 */
export async function runVitest(projects) {
  const report = cache('vitest.json');
  await rm(report, { force: true });
  const { code } = await capture(
    [
      process.execPath,
      at('node_modules/vitest/vitest.mjs'),
      'run',
      ...projects.flatMap((name) => ['--project', name]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { show: true },
  );
  return readReport(report, code);
}

async function readReport(path, code) {
  const report = await readFile(path, 'utf8').then(JSON.parse, () => undefined);
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  const failed = report.numFailedTests + brokenFiles.length;
  return {
    passed: report.numPassedTests,
    // An error outside any test fails the run without failing a test.
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * Runs the browser journeys, `e2e/run.ts`, on fresh builds. It gets CHROMIUM_PATH and prints a line
 * `N passed, N failed, N skipped` of its own.
 * @returns {Promise<Tally>}
 */
export async function runJourneys() {
  if (!existsSync(at('e2e/run.ts'))) return { passed: 0, failed: 0, skipped: 0 };
  await freshServer();
  await freshAdmin();
  const browser = await step('Finding a browser', chromiumPath);
  const { code, output } = await capture([process.execPath, '--import', 'tsx', at('e2e/run.ts')], {
    env: { CHROMIUM_PATH: browser },
    show: true,
  });
  return readClosingLine(output, code);
}

function readClosingLine(output, code) {
  const lines = [...output.matchAll(/^(\d+) passed, (\d+) failed, (\d+) skipped$/gm)];
  const [, passed, failed, skipped] = lines.at(-1)?.map(Number) ?? [0, 0, 1, 0];
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed, skipped };
}
