import type { Socket } from 'node:net';
import { domainToASCII } from 'node:url';
import type { Connection, OutgoingMail, Raw, Reply } from '../provider.ts';

export type WireOptions = { pipelining: boolean; smtpUtf8: boolean; timeoutMs: number };

type Answer = { code: number; text: string };

/**
 * Speaks SMTP over a socket that is greeted and signed in, for a message that is bytes already: the envelope in one
 * write where the server pipelines (RFC 2920), the body in another.
 */
export function speak(socket: Socket, { pipelining, smtpUtf8, timeoutMs }: WireOptions): Connection {
  const { next, lost, end } = listen(socket, timeoutMs);
  const body = bodyBuffer(socket);
  let open = true;

  const envelope = async (from: string, to: string, options: string): Promise<Answer | null> => {
    const commands = [`MAIL FROM:<${from}>${options}\r\n`, `RCPT TO:<${to}>\r\n`, 'DATA\r\n'];
    if (!pipelining) {
      for (const command of commands) {
        socket.write(command);
        const answer = await next();
        if (answer.code >= 400) return answer;
      }
      return null;
    }
    socket.write(commands.join(''));
    const [mail, recipient, data] = [await next(), await next(), await next()];
    const refusal = [mail, recipient, data].find((answer) => answer.code >= 400) ?? null;
    if (refusal && data.code < 400) {
      // The server waits for a body although nobody is to get one.
      socket.write('.\r\n');
      await next();
    }
    return refusal;
  };

  const deliver = async (mail: OutgoingMail): Promise<Reply> => {
    let started = false;
    try {
      const [from, to] = [asciiDomain(mail.from), asciiDomain(mail.to)];
      const international = !isAscii(from + to);
      if (international && !smtpUtf8)
        return { kind: 'refused', code: 553, text: '553 5.6.7 the server takes no such address' };
      const refusal = await envelope(from, to, international ? ' SMTPUTF8' : '');
      if (refusal) {
        if (refusal.code === 421) open = false;
        else {
          socket.write('RSET\r\n');
          await next();
        }
        return { kind: 'refused', code: refusal.code, text: refusal.text };
      }
      started = true;
      socket.write(body.of(mail.raw));
      const { code, text } = await next();
      if (code === 421) open = false;
      return code < 400 ? { kind: 'accepted', text } : { kind: 'refused', code, text };
    } catch (error) {
      open = false;
      return { kind: 'lost', afterData: started, text: error instanceof Error ? error.message : 'connection lost' };
    }
  };

  return {
    deliver,
    usable: () => open && !lost(),
    close: () => {
      open = false;
      end();
    },
  };
}

/** Answers of the server in order. `next` rejects once the connection is gone. */
function listen(socket: Socket, timeoutMs: number): { next(): Promise<Answer>; lost(): boolean; end(): void } {
  let rest = '';
  let lines: string[] = [];
  let gone: Error | null = null;
  const answers: Answer[] = [];
  let waiting: { resolve(answer: Answer): void; reject(error: Error): void } | null = null;
  const fail = (error: Error): void => {
    gone ??= error;
    socket.destroy();
    waiting?.reject(gone);
    waiting = null;
  };
  const take = (line: string): void => {
    lines.push(line);
    if (!/^\d{3}(?: |$)/.test(line)) return;
    const answer = { code: Number(line.slice(0, 3)), text: lines.join('\n').slice(0, 500) };
    lines = [];
    if (waiting) waiting.resolve(answer);
    else answers.push(answer);
    waiting = null;
  };
  socket.setTimeout(timeoutMs);
  socket.on('data', (chunk: Buffer) => {
    rest += chunk.toString('latin1');
    if (rest.length > 100_000) return fail(new Error('the server talks without end'));
    for (let at = rest.indexOf('\n'); at >= 0; at = rest.indexOf('\n')) {
      take(rest.slice(0, at).trimEnd());
      rest = rest.slice(at + 1);
    }
  });
  socket.on('error', fail);
  socket.on('timeout', () => fail(new Error('the server does not answer')));
  socket.on('end', () => fail(new Error('the server closed the connection')));
  socket.on('close', () => fail(new Error('the connection closed')));
  return {
    next: () => {
      const known = answers.shift();
      if (known) return Promise.resolve(known);
      if (gone) return Promise.reject(gone);
      return new Promise((resolve, reject) => (waiting = { resolve, reject }));
    },
    // An answer nobody asked for is a farewell.
    lost: () => gone !== null || (answers.length > 0 && waiting === null),
    end: () => {
      if (gone) return;
      socket.removeAllListeners('timeout');
      socket.setTimeout(1000, () => socket.destroy());
      socket.end('QUIT\r\n');
    },
  };
}

// eslint-disable-next-line no-control-regex
const isAscii = (text: string): boolean => /^[\x00-\x7f]*$/.test(text);

function asciiDomain(address: string): string {
  if (isAscii(address)) return address;
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1)) || address.slice(at + 1)}`;
}

/**
 * The bytes of a message as they go out, end included. One buffer serves the whole session; a server that answers
 * before it has read everything still reads from it, and the next message gets another.
 */
function bodyBuffer(socket: Socket): { of(raw: Raw): Buffer } {
  let bytes = Buffer.allocUnsafeSlow(64 * 1024);
  return {
    of: (raw) => {
      const parts = typeof raw === 'string' ? [raw] : raw;
      const needed = parts.reduce((sum, part) => sum + part.length, end.length);
      if (bytes.length < needed || socket.writableLength > 0)
        bytes = Buffer.allocUnsafeSlow(Math.max(bytes.length, needed * 2));
      let at = 0;
      for (const part of [...parts, end])
        at += typeof part === 'string' ? bytes.write(part, at, 'latin1') : part.copy(bytes, at);
      const whole = bytes.subarray(0, at);
      return whole[0] === dot || whole.indexOf('\r\n.') < at - end.length - 2 ? stuffed(whole) : whole;
    },
  };
}

const end = '.\r\n';
const dot = 0x2e;

/** A line that begins with a dot gets another (RFC 5321 4.5.2); the last one is the end. */
const stuffed = (whole: Buffer): Buffer =>
  Buffer.from(
    whole
      .toString('latin1', 0, whole.length - end.length)
      .replace(/^\./, '..')
      .replaceAll('\r\n.', '\r\n..') + end,
    'latin1',
  );
