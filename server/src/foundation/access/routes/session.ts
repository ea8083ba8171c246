import { z } from 'zod';
import { publicRoute } from '../../../platform/http/index.ts';
import { enterSample } from '../setup/enter-sample.ts';
import { sessionInfo, sessionInfoOf } from '../setup/session-info.ts';
import { setUpBrand } from '../setup/set-up-brand.ts';
import { refuseForeignOrigin, requireOwnHost, requireOwnOrigin } from '../sign-in/origin.ts';
import { openSession, readSession } from '../sign-in/session.ts';
import { email, password, permission, personName, role } from './schemas.ts';

const info = z
  .object({
    user: z.object({ id: z.string(), email: z.string(), name: z.string(), twoFactorEnabled: z.boolean() }).nullable(),
    workspaces: z.array(
      z
        .object({
          id: z.number().int(),
          name: z.string(),
          slug: z.string(),
          currency: z.string(),
          timezone: z.string(),
          locale: z.string(),
          sample: z.boolean(),
          role,
          permissions: z.array(permission),
        })
        .meta({ id: 'SessionWorkspace' }),
    ),
    setup: z.object({
      needed: z.boolean().describe('nobody is signed in, and nobody has set this installation up yet'),
      brandAllowed: z.boolean().describe('a brand may be set up: the first one, or a further one beside their own'),
      sampleOffered: z.boolean().describe('this installation has a sample brand'),
      sampleAvailable: z.boolean().describe('the sample brand opens without a password from here'),
    }),
    passwordReset: z
      .enum(['mail', 'command'])
      .describe('how a forgotten password is replaced: by a link in a letter, or by a command on the server'),
  })
  .meta({ id: 'Session' });

const tags = ['Session'];

export const sessionRoutes = [
  publicRoute({
    method: 'GET',
    url: '/api/v1/session',
    operationId: 'readSession',
    summary: 'Who is signed in, their workspaces, and whether this installation is set up',
    tags,
    audience: 'public',
    response: info,
    handle: async (platform, { request, reply }) => {
      void reply.header('cache-control', 'no-store');
      return sessionInfo(platform, await readSession(platform, request, reply), request);
    },
  }),
  publicRoute({
    method: 'POST',
    url: '/api/v1/setup/sample',
    operationId: 'enterSample',
    summary: 'Look at the sample brand: signs in as its owner, on this machine and before set-up only',
    tags,
    audience: 'public',
    rateLimit: 30,
    response: info,
    handle: async (platform, { request, reply }) => {
      requireOwnHost(platform, request);
      refuseForeignOrigin(platform, request);
      const userId = await enterSample(platform, request);
      await openSession(platform, request, reply, userId);
      return sessionInfoOf(platform, userId, request);
    },
  }),
  publicRoute({
    method: 'POST',
    url: '/api/v1/setup/brand',
    operationId: 'setUpBrand',
    summary: 'Set up a brand: the first one with its first login, later ones by people who are signed in',
    tags,
    audience: 'public',
    rateLimit: 30,
    body: z.object({
      name: z.string().trim().min(1).max(120),
      currency: z.string().max(3),
      timezone: z.string().max(64),
      locale: z.string().max(35).optional(),
      slug: z
        .string()
        .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
        .max(60)
        .optional(),
      ownerName: personName.optional(),
      email: email.optional(),
      password: password.optional(),
      sender: email.optional().describe('the address customers will see'),
    }),
    status: 201,
    response: info,
    handle: async (platform, { request, reply, body }) => {
      requireOwnHost(platform, request);
      const signedIn = await readSession(platform, request);
      if (signedIn) requireOwnOrigin(platform, request);
      else refuseForeignOrigin(platform, request);
      const { userId, isNew } = await setUpBrand(platform, body, signedIn);
      if (isNew) await openSession(platform, request, reply, userId);
      return sessionInfoOf(platform, userId, request);
    },
  }),
];
