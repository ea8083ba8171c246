import { openBrowser } from './browser.ts';
import type { Journey } from './journey.ts';
import { everyPage } from './journeys/every-page.ts';
import { mainJob } from './journeys/main-job.ts';
import { ruleInWords } from './journeys/rule-in-words.ts';
import { segmentsAndWhy } from './journeys/segments-and-why.ts';
import { settings } from './journeys/settings.ts';
import { openLetters, type Letters } from './letters.ts';
import { startServer, type Server } from './server.ts';

/** Journeys through the whole in a real browser: `npm test -- --e2e`, or `npx tsx e2e/run.ts [part of a name]`. */
const journeys: readonly Journey[] = [mainJob, everyPage, ruleInWords, segmentsAndWhy, settings];

const wanted = process.argv[2] ?? '';
const browser = await openBrowser();
let sampleServer: Promise<Server> | null = null;
let sink: Promise<Letters> | null = null;
const letters = (): Promise<Letters> => (sink ??= openLetters());
const sample = (): Promise<Server> => (sampleServer ??= startSample());
let passed = 0;
let failed = 0;
for (const journey of journeys.filter((j) => j.name.includes(wanted))) {
  const began = performance.now();
  try {
    await journey.run({ browser, sample, letters });
    passed += 1;
    process.stdout.write(`✓ ${journey.name} (${((performance.now() - began) / 1000).toFixed(1)} s)\n`);
  } catch (error) {
    failed += 1;
    process.stdout.write(
      `✗ ${journey.name}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
  }
}
await browser.close();
if (sampleServer) await (await (sampleServer as Promise<Server>)).stop();
if (sink) await (await (sink as Promise<Letters>)).close();
process.stdout.write(`${passed} passed, ${failed} failed, 0 skipped\n`);
process.exitCode = failed > 0 ? 1 : 0;

async function startSample(): Promise<Server> {
  const { port } = await letters();
  return startServer({ RAPPORT_SAMPLE_PROFILES: '2000', SMTP_URL: `smtp://127.0.0.1:${port}` });
}
