import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/**
 * An SMTP server that keeps its own append-only ledger and does what the local part of the recipient says:
 * `perm@` refuses, `tempfail+N@` refuses N times, `dropafterdata@` takes the message and hangs up without a word,
 * `dropbeforedata@` hangs up, `slowN@` answers after N seconds. A tag after `--` keeps addresses apart (`perm--7@`).
 */
export type SmtpSink = {
  port: number;
  /** accepted messages so far, by recipient, with their Message-IDs */
  messages(): Map<string, string[]>;
  close(): Promise<void>;
};

export type SinkOptions = { port?: number; ledger?: string; keep?: (recipient: string, raw: string) => void };

export async function startSink(options: SinkOptions = {}): Promise<SmtpSink> {
  const failures = new Map<string, number>();
  const received = new Map<string, string[]>();
  if (options.ledger) writeFileSync(options.ledger, '', { flag: 'a' });
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    converse(socket, failures, (recipient, raw) => {
      const id = /^message-id:\s*(\S+)/im.exec(raw)?.[1] ?? '';
      received.set(recipient, [...(received.get(recipient) ?? []), id]);
      if (options.ledger) appendFileSync(options.ledger, `${recipient} ${id}\n`);
      options.keep?.(recipient, raw);
    });
  });
  await new Promise<void>((done) => server.listen(options.port ?? 0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    messages: () => received,
    close: () => closeServer(server, sockets),
  };
}

/** The ledger of a sink in another process. */
export function readLedger(path: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [recipient = '', id = ''] = line.split(' ');
    if (recipient !== '') found.set(recipient, [...(found.get(recipient) ?? []), id]);
  }
  return found;
}

function closeServer(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  return new Promise((done) => server.close(() => done()));
}

function converse(
  socket: Socket,
  failures: Map<string, number>,
  accept: (recipient: string, raw: string) => void,
): void {
  let buffer = '';
  let recipient = '';
  let inData = false;
  socket.setNoDelay(true);
  socket.on('error', () => undefined);
  const say = (line: string) => socket.write(`${line}\r\n`);
  say('220 sink ESMTP');
  socket.on('data', (chunk) => {
    buffer += chunk.toString('latin1');
    for (;;) {
      if (inData) {
        const end = buffer.indexOf('\r\n.\r\n');
        if (end < 0) return;
        const raw = buffer.slice(0, end + 2).replace(/^\.\./gm, '.');
        buffer = buffer.slice(end + 5);
        inData = false;
        take(recipient, raw);
        continue;
      }
      const end = buffer.indexOf('\r\n');
      if (end < 0) return;
      const line = buffer.slice(0, end);
      buffer = buffer.slice(end + 2);
      command(line);
    }
  });

  function command(line: string): void {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'EHLO') say('250-sink\r\n250-PIPELINING\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME');
    else if (verb === 'AUTH') say('235 ok');
    else if (verb === 'RCPT') {
      const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
      const answer = answerTo(address);
      recipient = answer.startsWith('250') ? address : '';
      say(answer);
    } else if (verb === 'DATA') {
      // A client that pipelines asks before it knows that the recipient was refused (RFC 2920).
      if (recipient === '') say('554 5.5.1 no valid recipients');
      else if (recipient.startsWith('dropbeforedata')) socket.destroy();
      else {
        inData = true;
        say('354 go');
      }
    } else if (verb === 'QUIT') socket.end('221 bye\r\n');
    else say('250 ok');
  }

  function answerTo(address: string): string {
    if (address.startsWith('perm')) return '550 5.1.1 user unknown';
    if (address.startsWith('policy')) return '550 5.7.1 blocked by policy';
    const times = Number(/^tempfail\+(\d+)/.exec(address)?.[1] ?? 0);
    const before = failures.get(address) ?? 0;
    if (before >= times) return '250 ok';
    failures.set(address, before + 1);
    return '451 4.7.1 greylisted, try again later';
  }

  function take(address: string, raw: string): void {
    accept(address, raw);
    if (address.startsWith('dropafterdata')) {
      socket.destroy();
      return;
    }
    const seconds = Number(/^slow(\d+)/.exec(address)?.[1] ?? 0);
    if (seconds > 0) setTimeout(() => say('250 2.0.0 ok'), seconds * 1000);
    else say('250 2.0.0 ok');
  }
}
