import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { createApp } from '../../app/http.ts';
import { signedInMember, type Credentials } from '../../foundation/access/testing.ts';
import type { HttpServer } from '../../platform/http/index.ts';

let app: TestApp;
let http: HttpServer;
let headers: Credentials;
const servers: SMTPServer[] = [];
type Seen = { to: string; user: string | undefined; method: string | undefined; secure: boolean; raw: string };
const seen: Seen[] = [];

beforeAll(async () => {
  app = await testApp();
  http = await createApp(app.platform);
  headers = (await signedInMember(await app.createWorkspace({ name: 'Ember' }))).headers;
  await patch({ fromName: 'Ember', fromEmail: 'hello@ember.example' });
});
afterAll(async () => {
  await http?.close();
  await app?.close();
  for (const server of servers) server.close();
});

const patch = (payload: object) => http.inject({ method: 'PATCH', url: '/api/v1/delivery/settings', headers, payload });
const mail = async (to: string): Promise<{ ok: boolean; reply: string }> =>
  (await http.inject({ method: 'POST', url: '/api/v1/delivery/test-message', headers, payload: { to } })).json();

/** A server nobody here wrote: it offers STARTTLS with a certificate of its own and wants `ann` and her password. */
async function start(options: SMTPServerOptions): Promise<number> {
  const server = new SMTPServer({
    logger: false,
    disableReverseLookup: true,
    authOptional: false,
    onAuth: (auth, _session, done) => {
      if (auth.username === 'ann' && auth.password === 'p@ss wörd') done(null, { user: auth.username });
      else done(Object.assign(new Error('5.7.8 no such account'), { responseCode: 535 }));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo[0]?.address ?? '';
        const raw = Buffer.concat(chunks).toString('latin1');
        seen.push({ to, user: session.user, method: session.transmissionType, secure: session.secure, raw });
        done();
      });
    },
    ...options,
  });
  // What it complains about is told to us by its answers.
  server.on('error', () => undefined);
  servers.push(server);
  const listening = once(server.server, 'listening');
  server.listen(0, '127.0.0.1');
  await listening;
  return (server.server.address() as AddressInfo).port;
}

const url = (port: number, { scheme = 'smtp', password = 'p@ss wörd', options = '?insecure=1' } = {}): string =>
  `${scheme}://ann:${encodeURIComponent(password)}@127.0.0.1:${port}${options}`;

it.each(['PLAIN', 'LOGIN'])('upgrades by STARTTLS and signs in with %s', async (method) => {
  const port = await start({ authMethods: [method] });
  await patch({ provider: 'smtp', smtpUrl: url(port) });
  expect(await mail(`${method.toLowerCase()}@brand.example`)).toMatchObject({ ok: true });
  const taken = seen.at(-1);
  expect(taken).toMatchObject({
    to: `${method.toLowerCase()}@brand.example`,
    user: 'ann',
    method: 'ESMTPSA',
    secure: true,
  });
  expect(taken?.raw).toMatch(/^From: "Ember" <hello@ember\.example>\r\n/m);
  expect(taken?.raw).toMatch(/\r\n--=_[0-9a-f]+--\r\n$/);
});

it('speaks TLS from the start', async () => {
  const port = await start({ secure: true });
  await patch({ smtpUrl: url(port, { scheme: 'smtps' }) });
  expect(await mail('tls@brand.example')).toMatchObject({ ok: true });
  expect(seen.at(-1)).toMatchObject({ to: 'tls@brand.example', secure: true, user: 'ann' });
});

it('sends neither message nor password where the certificate is nobody’s', async () => {
  const port = await start({});
  const before = seen.length;
  await patch({ smtpUrl: url(port, { options: '' }) });
  const { ok, reply } = await mail('selfsigned@brand.example');
  expect(ok).toBe(false);
  expect(reply).toMatch(/certificate/i);
  expect(seen).toHaveLength(before);
});

it('says that the password is wrong', async () => {
  const port = await start({});
  await patch({ smtpUrl: url(port, { password: 'wrong' }) });
  const { ok, reply } = await mail('wrong@brand.example');
  expect(ok).toBe(false);
  expect(reply).toMatch(/535/);
});

it('goes on over the same kind of connection after a refusal, a delay and a server that hangs up', async () => {
  const port = await start({
    onRcptTo: ({ address }, _session, done) => {
      const code = address.startsWith('busy') ? 451 : address.startsWith('gone') ? 550 : 0;
      done(code ? Object.assign(new Error('not now'), { responseCode: code }) : null);
    },
    onData: (stream, session, done) => {
      const to = session.envelope.rcptTo[0]?.address ?? '';
      stream.resume().on('end', () => {
        if (to.startsWith('hangup')) done(Object.assign(new Error('4.3.0 closing'), { responseCode: 421 }));
        else if (to.startsWith('full')) done(Object.assign(new Error('5.2.2 full'), { responseCode: 552 }));
        else if (to.startsWith('slow')) setTimeout(() => done(null, '2.0.0 at last'), 300);
        else done(null, '2.0.0 taken');
      });
    },
  });
  await patch({ smtpUrl: url(port) });
  const answers: [string, boolean, RegExp][] = [
    ['busy', false, /^451/],
    ['gone', false, /^550/],
    ['full', false, /^552/],
    ['slow', true, /at last/],
    ['hangup', false, /^421/],
    ['fine', true, /taken/],
  ];
  for (const [to, ok, reply] of answers) {
    const answer = await mail(`${to}@brand.example`);
    expect([to, answer.ok]).toEqual([to, ok]);
    expect(answer.reply).toMatch(reply);
  }
});
