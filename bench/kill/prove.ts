import { startServer } from '../world.ts';
import { killAtRandom, type Kills } from './killer.ts';
import { startNumberedIngest } from './numbered-ingest.ts';
import { seeded } from './random.ts';
import { judge, quiet, type Verdict } from './results.ts';

export type KillProof = { kills: Kills; sent: number; acked: number; failures: number; verdict: Verdict };

/** T1: `kill -9` of random processes during ingest of numbered events; afterwards every acknowledged one is there once. */
export async function proveKills(options: { kills: number; connections: number; seed: number }): Promise<KillProof> {
  const server = await startServer();
  try {
    const ingest = startNumberedIngest(server, options.connections, options.seed);
    const kills = await killAtRandom(server, seeded(options.seed), options.kills, [300, 2000]);
    await ingest.stop();
    await quiet(server.url, 180_000);
    const verdict = await judge(server.dataDir, ingest.acked);
    return { kills, sent: ingest.sent(), acked: ingest.acked.size, failures: ingest.failures(), verdict };
  } finally {
    await server.stop();
  }
}
