import { accessSync, constants } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { cache } from './paths.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * A Chromium for browser journeys: CHROMIUM_PATH, else the system's, else the one that comes as a package.
 * @returns {Promise<string>}
 */
export async function chromiumPath() {
  return process.env.CHROMIUM_PATH || systemChromium() || packagedChromium();
}

function systemChromium() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Unpacked once into this checkout. The package itself unpacks into the shared temporary directory and takes whatever
 * is there by that name: another user's, or half of one.
 */
async function packagedChromium() {
  const folder = cache('chromium');
  const program = join(folder, 'chromium');
  if (isExecutable(program)) return program;
  await mkdir(cache('.'), { recursive: true });
  const part = await mkdtemp(`${folder}-`);
  const { TMPDIR } = process.env;
  process.env.TMPDIR = part;
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
  await rm(folder, { recursive: true, force: true });
  await rename(part, folder);
  return program;
}
