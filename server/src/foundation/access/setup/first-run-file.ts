import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../../platform/config/index.ts';
import type { FirstRun } from './first-workspace.ts';

/** Writes the login and the keys of a first brand to `first-run.json` in the data directory, for its owner's eyes only. */
export async function writeFirstRun(config: Config, first: FirstRun): Promise<string> {
  const { url, email, password, writeKey, secretKey } = first;
  const path = join(config.dataDir, 'first-run.json');
  await mkdir(config.dataDir, { recursive: true });
  // Never readable by others, not even while it is being written.
  await writeFile(`${path}.part`, `${JSON.stringify({ url, email, password, writeKey, secretKey }, null, 2)}\n`, {
    mode: 0o600,
  });
  await rename(`${path}.part`, path);
  return path;
}
