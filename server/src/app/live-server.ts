import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const liveFile = z.object({ pid: z.number(), databaseUrl: z.string(), clickhouseUrl: z.string() });
export type LiveServer = z.infer<typeof liveFile>;

const pathIn = (dataDir: string): string => join(dataDir, 'server.json');

/** Says where a running server's engines are, for commands on the same machine; readable by its owner only. */
export async function announceServer(dataDir: string, server: Omit<LiveServer, 'pid'>): Promise<() => Promise<void>> {
  const path = pathIn(dataDir);
  await writeFile(path, JSON.stringify({ pid: process.pid, ...server }), { mode: 0o600 });
  await chmod(path, 0o600);
  return () => rm(path, { force: true });
}

/** The server that runs on this data directory, if one does. */
export async function liveServer(dataDir: string): Promise<LiveServer | null> {
  try {
    const live = liveFile.parse(JSON.parse(await readFile(pathIn(dataDir), 'utf8')));
    process.kill(live.pid, 0);
    return live;
  } catch {
    return null;
  }
}
