import { startSink } from '../server/test/world/smtp-sink.ts';
import { until } from './server.ts';

/** A mail server of the journeys' own: what reached it, by address, newest last. */
export type Letters = { port: number; to(address: string): Promise<string>; close(): Promise<void> };

export async function openLetters(): Promise<Letters> {
  const received = new Map<string, string>();
  const sink = await startSink({ keep: (to, raw) => received.set(to, raw.replace(/=\r\n/g, '')) });
  return {
    port: sink.port,
    to: async (address) => {
      await until(() => Promise.resolve(received.has(address)), 20_000, `a letter to ${address}`);
      return received.get(address) ?? '';
    },
    close: () => sink.close(),
  };
}
