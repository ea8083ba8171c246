import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Config } from '../../../platform/config/index.ts';
import type { FirstRun } from './first-workspace.ts';

const content = z.object({
  url: z.string(),
  email: z.string(),
  password: z.string(),
  writeKey: z.string(),
  secretKey: z.string(),
});
type Login = z.output<typeof content>;

const pathIn = (config: Config): string => join(config.dataDir, 'first-run.json');
const draftIn = (config: Config): string => `${pathIn(config)}.part`;

/** Writes the login and the keys of a first brand to `first-run.json` in the data directory, for its owner's eyes only. */
export async function writeFirstRun(config: Config, first: FirstRun): Promise<string> {
  await draftFirstRun(config, first);
  await rename(draftIn(config), pathIn(config));
  return pathIn(config);
}

/** Keeps what `publishFirstRun` will show once the brand is complete: passwords and keys are stored nowhere else. */
export async function draftFirstRun(config: Config, first: FirstRun): Promise<void> {
  await mkdir(config.dataDir, { recursive: true });
  await rm(draftIn(config), { force: true });
  // Never readable by others, not even while it is being written.
  await writeFile(draftIn(config), `${JSON.stringify(content.parse(first), null, 2)}\n`, { mode: 0o600 });
}

/** Makes the draft the first-run file. @returns what it says, or null without a (whole) draft */
export async function publishFirstRun(config: Config): Promise<(Login & { path: string }) | null> {
  const login = await readDraft(config);
  if (!login) return null;
  await rename(draftIn(config), pathIn(config));
  return { ...login, path: pathIn(config) };
}

async function readDraft(config: Config): Promise<Login | null> {
  try {
    return content.parse(JSON.parse(await readFile(draftIn(config), 'utf8')));
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isAbsent || error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}
