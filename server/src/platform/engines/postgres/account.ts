import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';

/** The system account PostgreSQL runs as; `undefined` means: as the one we are. */
export type Account = { uid: number; gid: number } | undefined;

const names = process.platform === 'darwin' ? ['postgres', '_postgres'] : ['postgres', 'rapport-postgres'];

/**
 * PostgreSQL refuses to run as root. As root we use the account that owns the existing data directory, else the
 * system's `postgres`, else we create one. Throws with the remedy when that is not permitted.
 */
export function postgresAccount(directory: string): Account {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(directory, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of names) {
    const account = accountOf(name);
    if (account !== undefined) return account;
  }
  return createAccount('rapport-postgres');
}

function accountOf(name: string): Account {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

function createAccount(name: string): Account {
  let reason = 'the account did not appear';
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
    const account = accountOf(name);
    if (account !== undefined) return account;
  } catch (error) {
    reason = error instanceof Error ? (error.message.trim().split('\n').at(-1) ?? '') : String(error);
  }
  throw new Error(
    `running as root, but PostgreSQL must not, there is no system user \`postgres\`, and none could be created (${reason}): create one with \`useradd --system postgres\`, or start Rapport as an ordinary user`,
  );
}
