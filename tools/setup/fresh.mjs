import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { at, cache } from './paths.mjs';

/**
 * Runs `make` unless the outputs exist and the inputs have the content they had when it last ran.
 * @param {{ name: string, inputs: string[], outputs: string[], make: () => Promise<void> }} product
 *   inputs: files and folders below the root; outputs: files below the root
 */
export async function refresh({ name, inputs, outputs, make }) {
  const stamp = cache(`${name}.digest`);
  const digest = await contentDigest(inputs);
  const known = await readFile(stamp, 'utf8').catch(() => '');
  if (known === digest && outputs.every((path) => existsSync(at(path)))) return;
  await make();
  await mkdir(dirname(stamp), { recursive: true });
  await writeFile(stamp, digest);
}

async function contentDigest(inputs) {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const path of await filesBelow(input)) hash.update(path).update(await readFile(at(path)));
  }
  return hash.digest('hex');
}

/** Every file at or below `path`, in a stable order; tests and other products' folders do not count. */
async function filesBelow(path) {
  let entries;
  try {
    entries = await readdir(at(path), { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path];
    if (error.code === 'ENOENT') return [];
    throw error;
  }
  const found = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules' && entry.name !== 'dist') found.push(...(await filesBelow(child)));
    } else if (!/\.test\.tsx?$/.test(entry.name)) found.push(child);
  }
  return found;
}
