import { spawn } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { end, processesIn } from '../processes.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';

const major = '18';

/** Programs of PostgreSQL get a clean environment: nothing of ours leaks in, and messages are in English. */
export const environment = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/**
 * How a program names the data directory it is started in. The link leads to the working directory itself and asks no
 * permission of the directories above, so PostgreSQL's account can use data below a directory only root may enter.
 */
export function asSeenFromInside(directory: string): string {
  return existsSync('/proc/self/cwd') ? '/proc/self/cwd' : directory;
}

/**
 * Makes the database cluster in `directory` unless it is there. It is made beside and renamed when complete, so an
 * interrupted attempt is never taken for a cluster; its remains are removed.
 */
export async function ensureCluster(options: {
  directory: string;
  binaries: Binaries;
  account: Account;
  adminSecret: string;
}): Promise<void> {
  const { directory, account } = options;
  const parent = dirname(directory);
  const draftPrefix = `${basename(directory)}.init-`;
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(draftPrefix))) {
    const remains = join(parent, name);
    for (const left of processesIn(realpathSync(remains))) await end(left, [['SIGKILL', 2000]]);
    rmSync(remains, { recursive: true, force: true });
  }

  if (existsSync(directory)) {
    if (existsSync(join(directory, 'PG_VERSION'))) return requireVersion(directory);
    if (readdirSync(directory).length > 0) {
      throw new Error(`${directory} is neither empty nor a PostgreSQL data directory: move it away and start again`);
    }
    rmdirSync(directory);
  }

  const draft = join(parent, `${draftPrefix}${process.pid}`);
  mkdirSync(draft, { mode: 0o700 });
  if (account !== undefined) chownSync(draft, account.uid, account.gid);
  await initialise(draft, options);
  renameSync(draft, directory);
}

function requireVersion(directory: string): void {
  const found = readFileSync(join(directory, 'PG_VERSION'), 'utf8').trim();
  if (found === major) return;
  throw new Error(
    `${directory} was made by PostgreSQL ${found}, this is ${major}: restore a backup into a new directory`,
  );
}

async function initialise(
  draft: string,
  options: { binaries: Binaries; account: Account; adminSecret: string },
): Promise<void> {
  const { account, adminSecret } = options;
  const passwordFile = `${draft}.password`;
  writeFileSync(passwordFile, `${adminSecret}\n`, { mode: 0o600 });
  if (account !== undefined) chownSync(passwordFile, account.uid, account.gid);
  const password = openSync(passwordFile, 'r');
  try {
    const flags = ['-D', asSeenFromInside(draft), '--username=postgres', '--pwfile=/dev/stdin'];
    flags.push('--auth=scram-sha-256', '--encoding=UTF8', '--locale=C.UTF-8');
    // PostgreSQL's own order of characters: twice as fast as the C library's, and no new version of that corrupts an index.
    flags.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8');
    const child = spawn(options.binaries.initdb, flags, {
      ...account,
      cwd: draft,
      env: environment,
      stdio: [password, 'ignore', 'pipe'],
    });
    let complaint = '';
    child.stderr?.on('data', (chunk) => (complaint += chunk));
    const code = await new Promise<number | string>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (status, signal) => resolve(status ?? signal ?? 'unknown'));
    });
    if (code !== 0) throw new Error(`initdb failed (${code}): ${complaint.trim().slice(-1000)}`);
  } finally {
    closeSync(password);
    rmSync(passwordFile, { force: true });
  }
}
