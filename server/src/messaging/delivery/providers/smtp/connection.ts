import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Connection } from '../provider.ts';
import type { SmtpServer } from '../../../../platform/mail/index.ts';
import { speak } from './wire.ts';

const timeouts = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 120_000 };

/** One session with the server: nodemailer greets, encrypts and signs in, then the messages go over its socket. */
export async function openConnection(server: SmtpServer): Promise<Connection> {
  const session = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.secure,
    tls: { rejectUnauthorized: !server.insecure },
    ...timeouts,
  });
  let broken: (error: Error) => void = () => undefined;
  session.on('error', (error: Error) => broken(error));
  session.on('end', () => broken(new Error('the server closed the connection')));
  const step = (start: (done: (error?: Error | null) => void) => void): Promise<void> =>
    new Promise((resolve, reject) => {
      broken = reject;
      start((error) => (error ? reject(error) : resolve()));
    });
  await step((done) => session.connect(done));
  const offers = String(session.lastServerResponse).toUpperCase();
  if (server.user !== null) {
    const credentials = { user: server.user, pass: server.password ?? '' };
    await step((done) => session.login({ credentials }, done));
  }
  const socket = session._socket;
  if (!socket) throw new Error('the server closed the connection');
  for (const event of ['data', 'error', 'end', 'close', 'timeout']) socket.removeAllListeners(event);
  return speak(socket, {
    pipelining: /\bPIPELINING\b/.test(offers),
    smtpUtf8: /\bSMTPUTF8\b/.test(offers),
    timeoutMs: timeouts.socketTimeout,
  });
}
