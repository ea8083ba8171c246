import { startSink } from '../server/test/world/smtp-sink.ts';
import { until } from './server.ts';

/** A mail server of the journeys' own. */
export type Letters = {
  port: number;
  /** The newest letter to the address that says this, once there is one. */
  to(address: string, says: RegExp): Promise<string>;
  close(): Promise<void>;
};

export async function openLetters(): Promise<Letters> {
  const received: { to: string; raw: string }[] = [];
  const sink = await startSink({ keep: (to, raw) => received.push({ to, raw: raw.replace(/=\r\n/g, '') }) });
  return {
    port: sink.port,
    to: async (address, says) => {
      const find = () => received.findLast(({ to, raw }) => to === address && says.test(raw))?.raw;
      await until(() => Promise.resolve(find() !== undefined), 20_000, `a letter to ${address} with ${says}`);
      return find() ?? '';
    },
    close: () => sink.close(),
  };
}
