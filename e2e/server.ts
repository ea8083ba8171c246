import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The built server as `npm start` runs it, on a port and a data directory of its own. */
export type Server = { url: string; dataDir: string; firstRun(): Promise<FirstRun>; stop(): Promise<void> };
export type FirstRun = { url: string; email: string; password: string; writeKey: string; secretKey: string };

const root = join(import.meta.dirname, '..');

export async function startServer(env: Record<string, string> = {}): Promise<Server> {
  const dataDir = await mkdtemp(join(tmpdir(), 'rapport-e2e-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child: ChildProcess = spawn(process.execPath, ['server/dist/main.js'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), RAPPORT_DATA: dataDir, RAPPORT_LOG: 'warn', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await until(async () => (await fetch(`${url}/health/ready`)).ok, 120_000, 'the server to be ready');
  const firstRun = async (): Promise<FirstRun> => {
    await until(
      async () => (await readFile(join(dataDir, 'first-run.json'), 'utf8')) !== '',
      180_000,
      'first-run.json',
    );
    return JSON.parse(await readFile(join(dataDir, 'first-run.json'), 'utf8')) as FirstRun;
  };
  return {
    url,
    dataDir,
    firstRun,
    stop: async () => {
      if (child.exitCode === null) {
        const gone = once(child, 'exit');
        child.kill('SIGTERM');
        await gone;
      }
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Waits for something to become true; an attempt that throws is an attempt that failed. */
export async function until(attempt: () => Promise<boolean>, withinMs: number, what: string): Promise<void> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const ok = await attempt().catch(() => false);
    if (ok) return;
    if (performance.now() > deadline) throw new Error(`waited ${withinMs / 1000} s for ${what}`);
    await new Promise((done) => setTimeout(done, 250));
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}
