import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The Chromium that CHROMIUM_PATH names, else the one that `npm test` would find. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? (await foundByTools());
  return chromium.launch({ executablePath, headless: true, args: quiet });
}

async function foundByTools(): Promise<string> {
  const script = `process.stdout.write(await (await import('./tools/setup/browser.mjs')).chromiumPath())`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    cwd: join(import.meta.dirname, '..'),
  });
  return stdout;
}
