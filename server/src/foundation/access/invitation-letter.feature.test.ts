import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { startSink, type SmtpSink } from '../../../test/world/smtp-sink.ts';
import { createApp } from '../../app/http.ts';
import type { HttpServer } from '../../platform/http/index.ts';
import { signedInMember, type Credentials } from './testing.ts';

type Letters = { to: string; raw: string }[];
type World = { app: TestApp; http: HttpServer };

const brandLetters: Letters = [];
const houseLetters: Letters = [];
let brandServer: SmtpSink;
let houseServer: SmtpSink;
/** One installation with SMTP_URL, one without. */
let housed: World;
let bare: World;

const keepIn = (letters: Letters) => ({
  keep: (to: string, raw: string) => void letters.push({ to, raw: raw.replace(/=\r\n/g, '').replaceAll('=3D', '=') }),
});
async function world(env: Record<string, string>): Promise<World> {
  const app = await testApp({ env });
  return { app, http: await createApp(app.platform) };
}

beforeAll(async () => {
  brandServer = await startSink(keepIn(brandLetters));
  houseServer = await startSink(keepIn(houseLetters));
  housed = await world({
    SMTP_URL: `smtp://127.0.0.1:${houseServer.port}`,
    RAPPORT_MAIL_FROM: 'house@rapport.example',
  });
  bare = await world({});
});
afterAll(async () => {
  for (const each of [housed, bare]) {
    await each?.http.close();
    await each?.app.close();
  }
  await brandServer?.close();
  await houseServer?.close();
});
beforeEach(() => {
  brandLetters.length = 0;
  houseLetters.length = 0;
});

/** A brand whose owner is signed in; with a sending server of its own where one is named. */
async function brandOf({ app, http }: World, smtpUrl?: string) {
  const ctx = await app.createWorkspace({ name: 'Ember & <Oak>' });
  const { headers } = await signedInMember(ctx, 'owner', 'Mara Marten');
  const send = (url: string, payload: object, method: 'POST' | 'PATCH' = 'POST') =>
    http.inject({ method, url, headers, payload });
  const settings = { fromName: 'Ember', fromEmail: 'hello@ember.example', ...(smtpUrl ? { smtpUrl } : {}) };
  expect((await send('/api/v1/delivery/settings', settings, 'PATCH')).statusCode).toBe(200);
  const invite = async (email: string, role = 'marketer') =>
    (await send('/api/v1/invitations', { email, role })).json();
  const open = async () => (await http.inject({ url: '/api/v1/invitations', headers })).json().items;
  return { headers, invite, open, send };
}
const ownServer = () => `smtp://127.0.0.1:${brandServer.port}`;
const linkIn = (letters: Letters): string => /http\S+\/invitation#[\w-]+/.exec(letters[0]?.raw ?? '')?.[0] ?? '';
const mailboxOf = async ({ http }: World, headers: Credentials) =>
  (await http.inject({ url: '/api/v1/mailbox', headers })).json().items;

describe('an invitation', () => {
  it('goes out by letter through the server of the brand, with the link that is answered', async () => {
    const { invite, open, headers } = await brandOf(housed, ownServer());
    const invited = await invite('nora@new.example');
    expect(invited.mail).toEqual({ state: 'sent', reason: null });
    expect(brandLetters.map(({ to }) => to)).toEqual(['nora@new.example']);
    expect(houseLetters).toEqual([]);
    expect(brandLetters[0]?.raw).toMatch(/^From: "Ember" <hello@ember\.example>/m);
    expect(brandLetters[0]?.raw).toContain('Mara Marten invites you to work on Ember & <Oak>');
    expect(brandLetters[0]?.raw).toContain('Ember &amp; &lt;Oak&gt;');
    expect(linkIn(brandLetters)).toBe(invited.url);
    expect(await open()).toMatchObject([{ email: 'nora@new.example', mailedAt: invited.mailedAt }]);
    expect(await mailboxOf(housed, headers)).toEqual([]);
  });

  it('opens the door for whoever got the letter, and an older letter does not', async () => {
    const { invite } = await brandOf(bare, ownServer());
    await invite('omar@new.example');
    const older = new URL(linkIn(brandLetters)).hash.slice(1);
    brandLetters.length = 0;
    await invite('omar@new.example', 'agent');
    const token = new URL(linkIn(brandLetters)).hash.slice(1);
    const accept = (given: string) =>
      bare.http.inject({
        method: 'POST',
        url: '/api/v1/invitations/accept',
        payload: { token: given, name: 'Omar', password: 'a long enough password' },
      });
    expect((await accept(older)).json()).toMatchObject({ code: 'invitation_gone' });
    expect((await accept(token)).statusCode).toBe(200);
  });

  it('goes through the server of the installation when the brand has none', async () => {
    const { invite } = await brandOf(housed);
    const invited = await invite('pia@new.example');
    expect(invited.mail.state).toBe('sent');
    expect(houseLetters[0]?.raw).toMatch(/^From: Rapport <house@rapport\.example>/m);
    expect(linkIn(houseLetters)).toBe(invited.url);
  });

  it('to an owner never takes the server of the brand, which an admin can set', async () => {
    const { invite } = await brandOf(housed, ownServer());
    expect((await invite('quinn@new.example', 'owner')).mail.state).toBe('sent');
    expect(brandLetters).toEqual([]);
    expect(houseLetters.map(({ to }) => to)).toEqual(['quinn@new.example']);
    const alone = await brandOf(bare, ownServer());
    expect((await alone.invite('quinn@new.example', 'owner')).mail.state).toBe('none');
    expect(brandLetters).toEqual([]);
  });

  it('stays a link to hand on without a mail server, and never lies in the mailbox', async () => {
    const { invite, open, headers } = await brandOf(bare);
    const invited = await invite('rita@new.example');
    expect(invited).toMatchObject({ mailedAt: null, mail: { state: 'none', reason: null } });
    expect(invited.url).toContain('/invitation#');
    expect(await open()).toMatchObject([{ email: 'rita@new.example', mailedAt: null }]);
    expect(await mailboxOf(bare, headers)).toEqual([]);
  });

  it('stays a link to hand on when the server refuses it, and says why', async () => {
    const { invite, open, send } = await brandOf(bare, ownServer());
    const refused = await invite('perm@new.example');
    expect(refused.mail).toEqual({ state: 'failed', reason: expect.stringContaining('no such recipient') });
    await send('/api/v1/delivery/settings', { smtpUrl: 'smtp://127.0.0.1:1' }, 'PATCH');
    const unreachable = await invite('sam@new.example');
    expect(unreachable.mail).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('Nothing answers on this port'),
    });
    expect(await open()).toMatchObject([{ mailedAt: null }, { mailedAt: null }]);
    const house = await brandOf(housed);
    const said = await house.invite('perm--house@new.example');
    expect(said.mail).toEqual({
      state: 'failed',
      reason: 'The mail server of this installation did not take it.',
    });
    expect(said.url).toContain('/invitation#');
  });

  it('is not marked as mailed any more when it is made anew and cannot be sent', async () => {
    const { invite, open, send } = await brandOf(bare, ownServer());
    await invite('tess@new.example');
    expect((await open())[0].mailedAt).not.toBeNull();
    await send('/api/v1/delivery/settings', { provider: 'mailbox' }, 'PATCH');
    expect((await invite('tess@new.example')).mail.state).toBe('none');
    expect((await open())[0].mailedAt).toBeNull();
  });
});
