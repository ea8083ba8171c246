import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type SenderProcess = {
  /** resolves with the signal or code it ended by */
  ended: Promise<string | number>;
  kill(signal: 'SIGKILL' | 'SIGTERM'): void;
};

/** Starts the sender as a process of its own, resolved once it is at work. */
export async function spawnSender(
  urls: { databaseUrl: string; clickhouseUrl: string; dataDir: string },
  faults = '',
): Promise<SenderProcess> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('./sender-child.ts', import.meta.url))],
    {
      env: {
        PATH: process.env.PATH,
        DATABASE_URL: urls.databaseUrl,
        CLICKHOUSE_URL: urls.clickhouseUrl,
        RAPPORT_DATA: urls.dataDir,
        RAPPORT_LOG: process.env.RAPPORT_LOG ?? 'error',
        FAULTS: faults,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = new Promise<string | number>((done) =>
    child.once('exit', (code, signal) => done(signal ?? code ?? -1)),
  );
  await Promise.race([new Promise<void>((done) => child.stdout.once('data', () => done())), ended]);
  return { ended, kill: (signal) => void child.kill(signal) };
}
