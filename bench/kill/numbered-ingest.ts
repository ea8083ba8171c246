import { setTimeout as sleep } from 'node:timers/promises';
import { seeded } from './random.ts';

/** Clients that send numbered events one request after the other and keep what was acknowledged outside the server. */
export type NumberedIngest = {
  acked: Set<string>;
  sent(): number;
  /** requests that got no 202 */
  failures(): number;
  stop(): Promise<void>;
};

export type IngestTarget = { url: string; secretKey: string };

/** The number of an event says its connection and its place in it: `7-123`. */
export function startNumberedIngest(target: IngestTarget, connections: number, seed: number): NumberedIngest {
  const acked = new Set<string>();
  let sent = 0;
  let failures = 0;
  let stopping = false;
  const connection = async (number: number): Promise<void> => {
    const random = seeded(seed * 1000 + number);
    let place = 0;
    while (!stopping) {
      const ids = Array.from({ length: random.between(1, 20) }, () => `${number}-${(place += 1)}`);
      sent += ids.length;
      // A client repeats what was not confirmed, under the same ids; some give up and go on.
      for (let attempt = 0; ; attempt += 1) {
        if (await accepted(target, number, ids)) {
          for (const id of ids) acked.add(id);
          break;
        }
        failures += 1;
        if (stopping || (attempt > 3 && random.below(4) === 0)) break;
        await sleep(random.between(50, 400));
      }
      await sleep(random.between(5, 40));
    }
  };
  const running = Promise.all(Array.from({ length: connections }, (_, number) => connection(number)));
  return {
    acked,
    sent: () => sent,
    failures: () => failures,
    stop: async () => {
      stopping = true;
      await running;
    },
  };
}

async function accepted(target: IngestTarget, connection: number, ids: readonly string[]): Promise<boolean> {
  const events = ids.map((id) => ({
    id,
    metric: 'Numbered',
    profile: { externalId: `connection-${connection}` },
    properties: { n: id },
  }));
  try {
    const answer = await fetch(`${target.url}/api/v1/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${target.secretKey}` },
      body: JSON.stringify({ events }),
      signal: AbortSignal.timeout(20_000),
    });
    await answer.arrayBuffer();
    return answer.status === 202;
  } catch {
    return false;
  }
}
