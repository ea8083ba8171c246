import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { readLedger } from '../../server/test/world/smtp-sink.ts';

/** A sink that outlives the server's deaths and keeps its own ledger in a file. */
export type Sink = {
  port: number;
  /** messages taken so far */
  count(): number;
  /** Message-IDs by recipient, in the order they came */
  ledger(): Map<string, string[]>;
  empty(): void;
  stop(): void;
};

export async function startSinkProcess(path: string): Promise<Sink> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'sink-process.ts'), path], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    port: Number(port.toString()),
    count: () => readFileSync(path).reduce((lines, byte) => lines + (byte === 10 ? 1 : 0), 0),
    ledger: () => readLedger(path),
    empty: () => truncateSync(path),
    stop: () => void child.kill('SIGTERM'),
  };
}
