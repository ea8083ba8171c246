import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A server of its own in its own processes, as a user would run it, for one bench or proof. */
export type BenchServer = {
  url: string;
  dataDir: string;
  writeKey: string;
  secretKey: string;
  /** Engines of the running server. */
  databaseUrl: string;
  clickhouseUrl: string;
  pid(): number;
  running(): boolean;
  /** Resolves with the exit code or the signal it ended by. */
  kill(signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null>;
  start(env?: Record<string, string>): Promise<void>;
  stop(): Promise<void>;
};

const run = promisify(execFile);
const root = join(import.meta.dirname, '..');

/** How to start a program of the server: built when a bench runs it, from its source in a test. */
export const program = (name: 'main' | 'cli'): string[] =>
  process.env.RAPPORT_BENCH_SERVER === 'dist'
    ? ['--enable-source-maps', `server/dist/${name}.js`]
    : ['--import', 'tsx', `server/src/${name}.ts`];

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

export async function startServer(env: Record<string, string> = {}): Promise<BenchServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'rapport-bench-'));
  const port = await freePort();
  const base = {
    ...process.env,
    PORT: String(port),
    RAPPORT_DATA: dataDir,
    RAPPORT_SAMPLE: 'off',
    RAPPORT_LOG: 'warn',
    ...env,
  };
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  const start = async (more: Record<string, string> = {}): Promise<void> => {
    child = spawn(process.execPath, program('main'), {
      cwd: root,
      env: { ...base, ...more },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const gone = once(child, 'exit').then(([code, signal]) => {
      throw new Error(`the server ended at its start (${String(signal ?? code)})`);
    });
    gone.catch(() => undefined);
    try {
      await Promise.race([ready(url, 180_000), gone]);
    } catch (error) {
      child.kill('SIGTERM');
      throw error;
    }
  };
  await start();
  const { stdout } = await run(
    process.execPath,
    [...program('cli'), 'workspace', 'create', 'Bench', '--email', 'bench@example.com', '--currency', 'EUR', '--json'],
    { cwd: root, env: base },
  );
  const keys = JSON.parse(stdout) as { writeKey: string; secretKey: string };
  const live = JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8')) as {
    databaseUrl: string;
    clickhouseUrl: string;
  };
  const ended = async (signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return null;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
    return child.exitCode ?? child.signalCode;
  };
  return {
    url,
    dataDir,
    ...keys,
    databaseUrl: live.databaseUrl,
    clickhouseUrl: live.clickhouseUrl,
    pid: () => child?.pid ?? 0,
    running: () => child !== null && child.exitCode === null && child.signalCode === null,
    kill: ended,
    start,
    stop: async () => {
      await ended('SIGTERM');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export async function ready(url: string, withinMs: number): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (performance.now() < deadline) {
    try {
      if ((await fetch(`${url}/health/ready`)).ok) return;
    } catch {
      // not listening yet
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`${url} was not ready within ${withinMs} ms`);
}
