import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcessIdentity } from './processes.ts';

/** Passwords of the embedded engines, made once per data directory and readable by its owner only. */
export type Secrets = { postgresAdmin: string; postgres: string; clickhouse: string };

/** What must be known again at the next start. */
export type EngineMemory = { postgresPort?: number; clickhousePort?: number; clickhouseChild?: ProcessIdentity };

/** Reads `<dataDir>/secrets.json`, or makes it (mode 600). */
export function readSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json');
  const found = readJson<Partial<Secrets>>(file) ?? {};
  const secrets: Secrets = {
    postgresAdmin: found.postgresAdmin ?? newSecret(),
    postgres: found.postgres ?? newSecret(),
    clickhouse: found.clickhouse ?? newSecret(),
  };
  if (found.postgresAdmin && found.postgres && found.clickhouse) chmodSync(file, 0o600);
  else writeJson(file, { ...found, ...secrets });
  return secrets;
}

export function readMemory(dataDir: string): EngineMemory {
  return readJson<EngineMemory>(join(dataDir, 'engines.json')) ?? {};
}

export function remember(dataDir: string, change: EngineMemory): void {
  writeJson(join(dataDir, 'engines.json'), { ...readMemory(dataDir), ...change });
}

/** URL-safe, so that it can stand in a connection string as it is. */
function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Undefined when there is no such file. A damaged one is never replaced silently: new secrets would lock us out. */
function readJson<T>(file: string): T | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new Error(`${file} is damaged: restore it from a backup, or remove it if the data may be lost`);
  }
}

function writeJson(file: string, content: object): void {
  const draft = `${file}.draft`;
  writeFileSync(draft, JSON.stringify(content, null, 2) + '\n', { mode: 0o600, flush: true });
  renameSync(draft, file);
}
