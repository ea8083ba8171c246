import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../platform/config/index.ts';
import { randomToken } from '../platform/crypto/index.ts';

/**
 * The secret that signs links and seals settings. Several processes on several machines share it by RAPPORT_SECRET;
 * one machine keeps it in its data directory, for the owner's eyes only.
 */
export async function installationSecret(config: Config): Promise<string> {
  if (config.secret) return config.secret;
  const path = join(config.dataDir, 'secret');
  await mkdir(config.dataDir, { recursive: true });
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch {
    const secret = randomToken(32);
    await writeFile(path, `${secret}\n`, { mode: 0o600, flag: 'wx' });
    await chmod(path, 0o600);
    return secret;
  }
}
