import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { at, cache } from './paths.mjs';
import { Problem, remedyFor } from './problem.mjs';
import { step } from './progress.mjs';
import { capture } from './run.mjs';

const stampFile = cache('installed.json');

/**
 * Installs the packages unless they are all there. What only tests and checks need is left out without `dev`, but never
 * taken away where it is already installed.
 * @param {{ dev: boolean, before?: () => Promise<void> }} options `before` runs only when an install is needed
 */
export async function ensureInstalled({ dev, before }) {
  const digest = await manifestDigest();
  const stamp = await readJson(stampFile);
  if (stamp?.digest === digest && (stamp.dev || !dev)) return;

  const withDev = dev || existsSync(at('node_modules', 'eslint'));
  if (!(await isInstalled({ dev: withDev }))) {
    await before?.();
    await step('Installing packages', () => install(withDev));
  }
  await mkdir(dirname(stampFile), { recursive: true });
  await writeFile(stampFile, JSON.stringify({ digest: await manifestDigest(), dev: withDev }));
}

/** npm's own record of what stands in node_modules against the lock file; so a hand-made `npm install` counts too. */
async function isInstalled({ dev }) {
  const wanted = await readJson(at('package-lock.json'));
  const present = await readJson(at('node_modules', '.package-lock.json'));
  if (!wanted || !present || !(await lockMatchesManifests(wanted))) return false;
  return Object.entries(wanted.packages).every(([path, entry]) => {
    if (!path.includes('node_modules/') || entry.link || entry.extraneous) return true;
    if (entry.optional || entry.os || entry.cpu || entry.libc) return true;
    if (!dev && (entry.dev || entry.devOptional)) return true;
    return present.packages[path]?.version === entry.version;
  });
}

async function lockMatchesManifests(lock) {
  const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'];
  for (const folder of await workspaceFolders()) {
    const manifest = await readJson(at(folder, 'package.json'));
    for (const kind of kinds) {
      const same = JSON.stringify(manifest[kind] ?? {}) === JSON.stringify(lock.packages[folder]?.[kind] ?? {});
      if (!same) return false;
    }
  }
  return true;
}

async function install(dev) {
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  // --no-save: the lock file is the developer's to change, never a start's.
  const flags = ['--no-save', '--no-audit', '--no-fund', '--no-progress', dev ? '--include=dev' : '--omit=dev'];
  const { code, output } = await capture([...npm, 'install', ...flags]).catch((error) => ({
    code: 1,
    output: String(error),
  }));
  if (code === 0) return;
  const lastLines = output.trim().split('\n').slice(-15).join('\n');
  throw new Problem(remedyFor(output) ?? `npm install failed with exit code ${code}:\n${lastLines}`);
}

async function manifestDigest() {
  const hash = createHash('sha256').update(process.versions.modules);
  const folders = await workspaceFolders();
  for (const path of ['package-lock.json', ...folders.map((folder) => `${folder}/package.json`)]) {
    hash.update(path).update(await readFile(at(path)).catch(() => ''));
  }
  return hash.digest('hex');
}

const workspaceFolders = async () => ['', ...(await readJson(at('package.json'))).workspaces];

async function readJson(path) {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}
