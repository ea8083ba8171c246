import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Connection, OutgoingMail, Reply } from '../provider.ts';
import type { SmtpServer } from './url.ts';

const timeouts = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 120_000 };

/** One session with the server. nodemailer speaks the protocol; here is what each failure means. */
export async function openConnection(server: SmtpServer): Promise<Connection> {
  const session = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.secure,
    tls: { rejectUnauthorized: !server.insecure },
    ...timeouts,
  });
  let usable = true;
  let broken: (error: Error) => void = () => undefined;
  session.on('error', (error: Error) => {
    usable = false;
    broken(error);
  });
  session.on('end', () => {
    usable = false;
    broken(new Error('the server closed the connection'));
  });
  const step = (start: (done: (error?: Error | null) => void) => void): Promise<void> =>
    new Promise((resolve, reject) => {
      broken = reject;
      start((error) => (error ? reject(error) : resolve()));
    });
  await step((done) => session.connect(done));
  if (server.user !== null) {
    const credentials = { user: server.user, pass: server.password ?? '' };
    await step((done) => session.login({ credentials }, done));
  }

  const deliver = (mail: OutgoingMail): Promise<Reply> =>
    new Promise((resolve) => {
      let started = false;
      let sent = false;
      const settle = (reply: Reply): void => {
        if (sent) return;
        sent = true;
        resolve(reply);
      };
      broken = (error) => settle({ kind: 'lost', afterData: started, text: error.message });
      // Read by nodemailer only after the server said 354: the first read is the first byte of DATA.
      const body = new Readable({
        read() {
          started = true;
          this.push(mail.raw, 'latin1');
          this.push(null);
        },
      });
      session.send({ from: mail.from, to: [mail.to] }, body, (error, info) => {
        if (!error) return settle({ kind: 'accepted', text: String(info.response) });
        const { responseCode, response } = error as { responseCode?: number; response?: string };
        if (responseCode !== undefined && responseCode >= 400) {
          if (responseCode === 421) usable = false;
          settle({ kind: 'refused', code: responseCode, text: (response ?? error.message).slice(0, 500) });
        } else {
          usable = false;
          settle({ kind: 'lost', afterData: started, text: error.message });
        }
      });
    });

  return {
    deliver: async (mail) => {
      const reply = await deliver(mail);
      if (reply.kind === 'refused' && usable) {
        await new Promise<void>((done) => {
          broken = () => done();
          session.reset(() => done());
        });
      }
      return reply;
    },
    usable: () => usable,
    close: () => {
      usable = false;
      session.quit();
    },
  };
}
