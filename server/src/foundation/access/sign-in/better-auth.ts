import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { twoFactor } from 'better-auth/plugins';
import { z } from 'zod';
import type { Platform } from '../../../platform/context.ts';
import { afterReset } from '../recovery/after-reset.ts';
import { countAttempt } from '../store.attempts.ts';
import { canMailReset, resetLinkSeconds, sendResetLetter } from '../recovery/reset-letter.ts';

/** Where the bridge puts the caller's address; a value sent from outside is overwritten. */
export const addressHeader = 'x-rapport-address';
export const minimumPasswordLength = 10;

const made = new WeakMap<Platform, Auth>();

/** The one better-auth of an installation: passwords, sessions, second factors. */
export function authOf(platform: Platform): Auth {
  const known = made.get(platform);
  if (known) return known;
  const auth = createAuth(platform);
  made.set(platform, auth);
  return auth;
}

export type Auth = ReturnType<typeof createAuth>;

const createAuth = (platform: Platform) => betterAuth(authOptions(platform));

/** Exported for the test that compares our migration with what the library expects. */
export function authOptions(platform: Platform) {
  const { vault, postgres, log, clock } = platform;
  const baseURL = platform.publicUrl();
  const secure = baseURL.startsWith('https://');
  return {
    appName: 'Rapport',
    baseURL,
    basePath: '/api/auth',
    secret: vault.sign('better-auth', '1') + vault.sign('better-auth', '2'),
    database: { db: postgres.system, type: 'postgres', schemaName: 'auth', transaction: true },
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      log: (_level, message) => log.warn({ source: 'better-auth', said: message.replace(/\S+@\S+/g, '…') }, 'sign-in'),
    },
    emailAndPassword: {
      enabled: true,
      // People come in by setting up a brand or by an invitation, never by themselves.
      disableSignUp: true,
      minPasswordLength: minimumPasswordLength,
      maxPasswordLength: 200,
      ...(canMailReset(platform)
        ? { sendResetPassword: ({ user, token }) => sendResetLetter(platform, user, token) }
        : {}),
      resetPasswordTokenExpiresIn: resetLinkSeconds,
      revokeSessionsOnPasswordReset: true,
      onPasswordReset: ({ user }) => afterReset(platform, user.id),
    },
    // A copy of the database must not open anything.
    verification: { storeIdentifier: 'hashed' },
    user: { additionalFields: { isSample: { type: 'boolean', required: false, defaultValue: false, input: false } } },
    // Read on every request: whoever is signed out elsewhere is out at once.
    session: { expiresIn: 30 * 86_400, updateAge: 86_400, cookieCache: { enabled: false } },
    rateLimit: {
      enabled: true,
      customStorage: { consume: (key, rule) => countAttempt(postgres.system, key, rule, clock.now().getTime()) },
      window: 60,
      max: 300,
      customRules: {
        '/sign-in/email': { window: 60, max: 10 },
        '/two-factor/*': { window: 60, max: 10 },
        '/change-password': { window: 60, max: 5 },
        '/request-password-reset': { window: 60, max: 5 },
        '/reset-password': { window: 60, max: 10 },
        '/get-session': false,
      },
    },
    advanced: {
      useSecureCookies: false,
      cookiePrefix: secure ? '__Host-rapport' : 'rapport',
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      // A letter takes as long as it takes; the answer is as quick for an address nobody has.
      backgroundTasks: { handler: (work) => void work },
      disableCSRFCheck: false,
      disableOriginCheck: false,
    },
    plugins: [
      twoFactor({ issuer: 'Rapport', schema: { twoFactor: { modelName: 'two_factor' } } }),
      { id: 'open-session', endpoints: { openSession } },
    ],
  } satisfies BetterAuthOptions;
}

/** Signs a person in without a password: after setting up a brand or taking up an invitation. Not reachable over HTTP. */
const openSession = createAuthEndpoint.serverOnly(
  { method: 'POST', body: z.object({ userId: z.string() }) },
  async (ctx) => {
    const user = await ctx.context.internalAdapter.findUserById(ctx.body.userId);
    if (!user) throw new Error('openSession: there is no such user');
    const session = await ctx.context.internalAdapter.createSession(user.id);
    await setSessionCookie(ctx, { session, user });
    return ctx.json({ signedIn: true });
  },
);
