import { z } from 'zod';
import { cursorQuery, idParam, memberRoute, pageOf, publicRoute } from '../../../platform/http/index.ts';
import { acceptInvitation, readInvitation } from '../people/accept-invitation.ts';
import { invite, listInvitations, withdrawInvitation } from '../people/invitations.ts';
import { refuseForeignOrigin, requireOwnOrigin } from '../sign-in/origin.ts';
import { openSession, readSession } from '../sign-in/session.ts';
import { email, password, personName, role } from './schemas.ts';

const invitation = z
  .object({
    id: z.number().int(),
    email: z.string(),
    role,
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    expired: z.boolean(),
    mailedAt: z.iso.datetime().nullable().describe('when the link went out by letter'),
  })
  .meta({ id: 'Invitation' });

const mail = z
  .object({
    state: z.enum(['sent', 'failed', 'none']).describe('none: there is no mail server to send through'),
    reason: z.string().nullable().describe('what went wrong, in a sentence'),
  })
  .describe('whether the link went to the invited person by letter');
const token = z.string().min(20).max(100).describe('what follows the # of the link');
const tags = ['Members'];

export const invitationRoutes = [
  memberRoute({
    method: 'GET',
    url: '/api/v1/invitations',
    operationId: 'listInvitations',
    summary: 'Invitations nobody has taken up yet',
    tags,
    audience: 'member',
    permission: 'members:read',
    query: cursorQuery(),
    response: pageOf(invitation),
    handle: (ctx, { query }) => listInvitations(ctx, query),
  }),
  memberRoute({
    method: 'POST',
    url: '/api/v1/invitations',
    operationId: 'invite',
    summary: 'Invite a person, by letter where there is a mail server; the link is in this answer only',
    tags,
    audience: 'member',
    permission: 'members:write',
    // An answer kept for replay would keep the link.
    idempotent: false,
    body: z.object({ email, role }),
    status: 201,
    response: invitation.extend({ url: z.string(), mail }),
    handle: (ctx, { body }) => invite(ctx, body),
  }),
  memberRoute({
    method: 'DELETE',
    url: '/api/v1/invitations/:id',
    operationId: 'withdrawInvitation',
    summary: 'Withdraw an invitation',
    tags,
    audience: 'member',
    permission: 'members:write',
    params: idParam,
    status: 204,
    handle: (ctx, call) => withdrawInvitation(ctx, call.params.id),
  }),
  publicRoute({
    method: 'POST',
    url: '/api/v1/invitations/lookup',
    operationId: 'readInvitation',
    summary: 'What an invitation link is for',
    tags,
    audience: 'public',
    rateLimit: 30,
    body: z.object({ token }),
    response: z.object({
      workspace: z.string(),
      email: z.string(),
      role,
      expiresAt: z.iso.datetime(),
      hasAccount: z.boolean().describe('sign in with this e-mail first'),
    }),
    handle: (platform, { body }) => readInvitation(platform, body.token),
  }),
  publicRoute({
    method: 'POST',
    url: '/api/v1/invitations/accept',
    operationId: 'acceptInvitation',
    summary: 'Take up an invitation: with name and password, or signed in with the invited e-mail',
    tags,
    audience: 'public',
    rateLimit: 30,
    body: z.object({ token, name: personName.optional(), password: password.optional() }),
    response: z.object({ workspaceId: z.number().int() }),
    handle: async (platform, { request, reply, body }) => {
      const signedIn = await readSession(platform, request);
      if (signedIn) requireOwnOrigin(platform, request);
      else refuseForeignOrigin(platform, request);
      const { userId, workspaceId, isNew } = await acceptInvitation(platform, body, signedIn);
      if (isNew) await openSession(platform, request, reply, userId);
      return { workspaceId };
    },
  }),
];
