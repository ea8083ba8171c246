import type { AddressedProvider, Connection, Transport } from '../provider.ts';
import { openConnection } from './connection.ts';
import { parseSmtpUrl } from '../../../../platform/mail/index.ts';

const idleMs = 5000;

export const smtpProvider: AddressedProvider = {
  schemes: ['smtp:', 'smtps:'],
  placeOf: (url) => {
    const { host, port } = parseSmtpUrl(url);
    return { host, port };
  },
  knock: async (url) => (await openConnection(parseSmtpUrl(url))).close(),
  open: smtpTransport,
};

/** A pool: a connection that is given back waits a moment for the next batch. */
function smtpTransport(url: string): Transport {
  const server = parseSmtpUrl(url);
  const idle: { connection: Connection; timer: NodeJS.Timeout }[] = [];
  const giveBack = (connection: Connection): void => {
    if (!connection.usable()) return;
    const timer = setTimeout(() => {
      const at = idle.findIndex((entry) => entry.connection === connection);
      if (at >= 0) idle.splice(at, 1);
      connection.close();
    }, idleMs);
    idle.push({ connection, timer });
  };
  return {
    name: 'smtp',
    concurrency: server.connections,
    connect: async () => {
      for (let entry = idle.pop(); entry; entry = idle.pop()) {
        clearTimeout(entry.timer);
        if (entry.connection.usable()) return pooled(entry.connection, giveBack);
      }
      return pooled(await openConnection(server), giveBack);
    },
    close: () => {
      for (const { connection, timer } of idle.splice(0)) {
        clearTimeout(timer);
        connection.close();
      }
    },
  };
}

const pooled = (connection: Connection, giveBack: (connection: Connection) => void): Connection => ({
  deliver: (mail) => connection.deliver(mail),
  usable: () => connection.usable(),
  close: () => giveBack(connection),
});
