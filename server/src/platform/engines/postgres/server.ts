import { spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openLogFile } from '../log-file.ts';
import { canFindProcesses, end, goneWithin, identify, isRunning, processesIn, workingDirectory } from '../processes.ts';
import type { ProcessIdentity } from '../processes.ts';
import type { Run } from '../supervisor.ts';
import type { EngineLog } from '../types.ts';
import { postgresAccount, type Account } from './account.ts';
import { postgresBinaries, type Binaries } from './binaries.ts';
import { asSeenFromInside, ensureCluster, environment } from './cluster.ts';
import { postgresConfiguration } from './configuration.ts';
import { ensureDatabase, serverFacts } from './store.ts';

export type PostgresRun = Run & { port: number; version: string };

type Options = {
  directory: string;
  /** Called when a server has to be started; one that runs already keeps its port. */
  choosePort(): Promise<number>;
  adminSecret: string;
  secret: string;
  logFile: string;
  log: EngineLog;
};

/** SIGINT: end sessions, write a checkpoint. SIGQUIT: end at once, recover at the next start. */
const stopSteps = [
  ['SIGINT', 10_000],
  ['SIGQUIT', 2000],
  ['SIGKILL', 2000],
] as const;

/** Time to answer. It starts anew whenever the server says that it is starting up: recovery may replay a long log. */
const answerMs = 30_000;

/** Starts the cluster in `directory` (made when missing), or takes over the server already running there. */
export async function startPostgres(options: Options): Promise<PostgresRun> {
  mkdirSync(dirname(options.directory), { recursive: true });
  const account = postgresAccount(options.directory);
  const binaries = postgresBinaries(account, options.log);
  await ensureCluster({ ...options, binaries, account });

  const attached = await attach(options);
  if (attached !== undefined) return attached;
  await clearTheWay(options.directory);
  return launch(options, account, binaries);
}

/** A server that outlived its parent keeps serving; one that cannot answer is ended. */
async function attach(options: Options): Promise<PostgresRun | undefined> {
  const found = runningServer(options.directory);
  if (found === undefined) return undefined;
  const { pid } = found.process;
  try {
    const version = await whenAnswering(options, found.port, found.process, () => 'it ended');
    options.log.info({ engine: 'postgres', pid }, 'PostgreSQL is running already, attached to it');
    const exited = watchExit(found.process);
    return { pid, port: found.port, version, exited, stop: () => end(found.process, stopSteps) };
  } catch (error) {
    if (error instanceof WrongPassword) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    options.log.warn({ engine: 'postgres', pid, reason }, 'PostgreSQL cannot be attached to, ending it');
    await end(found.process, stopSteps);
    return undefined;
  }
}

/** The server named in postmaster.pid, if that process lives and works in this very directory. */
function runningServer(directory: string): { process: ProcessIdentity; port: number } | undefined {
  const file = join(directory, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  // Its lines: process id, data directory, start time, port, …
  const lines = readFileSync(file, 'utf8').split('\n');
  const found = identify(Number(lines[0]));
  const port = Number(lines[3]);
  if (found === undefined || !(port > 0)) return undefined;
  return workingDirectory(found.pid) === realpathSync(directory) ? { process: found, port } : undefined;
}

/**
 * Sessions of a killed server end by themselves as soon as they notice; the next server cannot start before. Where we
 * can see that none is left, the dead server's lock file goes too: PostgreSQL takes a process that is dead but not yet
 * reaped, as happens in containers, for a running server.
 */
async function clearTheWay(directory: string): Promise<void> {
  if (!canFindProcesses) return;
  const orphans = processesIn(realpathSync(directory));
  await Promise.all(
    orphans.map(async (orphan) => {
      if (!(await goneWithin(orphan, 2000))) await end(orphan, [['SIGKILL', 2000]]);
    }),
  );
  rmSync(join(directory, 'postmaster.pid'), { force: true });
}

async function launch(options: Options, account: Account, binaries: Binaries): Promise<PostgresRun> {
  const { directory } = options;
  const port = await options.choosePort();
  const configuration = join(directory, 'postgresql.conf');
  writeFileSync(configuration, postgresConfiguration(port), { mode: 0o600 });
  if (account !== undefined) chownSync(configuration, account.uid, account.gid);

  const output = openLogFile(options.logFile);
  try {
    const child = spawn(binaries.postgres, ['-D', asSeenFromInside(directory)], {
      ...account,
      cwd: directory,
      env: environment,
      // In a session of its own, so that Ctrl-C reaches us first and the server ends in order.
      detached: true,
      stdio: ['ignore', output.descriptor, output.descriptor],
    });
    const exited = exitOf(child);
    const process = child.pid === undefined ? undefined : identify(child.pid);
    if (process === undefined) throw new Error(`PostgreSQL does not start: ${await exited}: ${output.written()}`);
    const version = await whenAnswering(options, port, process, () => output.written());
    return { pid: process.pid, port, version, exited, stop: () => end(process, stopSteps) };
  } finally {
    output.close();
  }
}

class WrongPassword extends Error {}

async function whenAnswering(
  options: Options,
  port: number,
  process: ProcessIdentity,
  lastWords: () => string,
): Promise<string> {
  const login = { port, password: options.adminSecret };
  let deadline = Date.now() + answerMs;
  for (;;) {
    try {
      const { version } = await serverFacts(login);
      await ensureDatabase(login, options.secret);
      return version;
    } catch (error) {
      if (!isRunning(process)) throw new Error(`PostgreSQL does not start: ${lastWords()}`, { cause: error });
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === '57P03') deadline = Date.now() + answerMs;
      if (code === '28P01') {
        await end(process, stopSteps);
        throw new WrongPassword('PostgreSQL refuses the password in secrets.json: restore that file from a backup');
      }
      if (Date.now() > deadline) {
        await end(process, stopSteps);
        throw error;
      }
      await sleep(30);
    }
  }
}

function exitOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal === null ? `exit code ${code}` : `signal ${signal}`));
  });
}

/** The end of a process that is not our child can only be looked for. */
async function watchExit(target: ProcessIdentity): Promise<string> {
  while (isRunning(target)) await sleep(300);
  return 'the server we were attached to ended';
}
