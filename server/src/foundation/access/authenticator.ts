import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../kernel/actor.ts';
import { Problem, unauthenticated } from '../../kernel/problem.ts';
import type { Context, Platform } from '../../platform/context.ts';
import type { Authenticator } from '../../platform/http/index.ts';
import { bearerIn, writeKeyIn } from './keys/credentials.ts';
import { keyringOf } from './keys/keyring.ts';
import { changesState, requireOwnOrigin } from './sign-in/origin.ts';
import { readSession, type SignedIn } from './sign-in/session.ts';
import { roleIn } from './store.members.ts';

/** Answers for the HTTP server who is asking: a member by cookie, a key, or nobody. */
export function authenticator(platform: Platform): Authenticator {
  return {
    member: async (request) => {
      const bearer = bearerIn(request.headers.authorization);
      if (bearer === null) return asMember(platform, request);
      const ctx = await asKey(platform, bearer);
      if (ctx.actor.type === 'key' && ctx.actor.kind === 'write') throw writeKeyMayOnlyAdd();
      return ctx;
    },
    ingest: async (request) => {
      const key = writeKeyIn(request);
      return key === null ? asMember(platform, request) : asKey(platform, key);
    },
    session: (request) => signedIn(platform, request),
  };
}

async function asKey(platform: Platform, text: string): Promise<Context> {
  const key = await keyringOf(platform).verify(text);
  const actor: Actor = { type: 'key', keyId: key.id, kind: key.kind, scopes: key.scopes };
  return { platform, workspaceId: key.workspace_id, actor };
}

/** Membership is read each time: whoever was removed is out at once, whatever the cookie says. */
async function asMember(platform: Platform, request: FastifyRequest): Promise<Context> {
  const user = await signedIn(platform, request);
  const workspaceId = workspaceAsked(request);
  const role = await roleIn(platform.postgres.system, workspaceId, user.id);
  if (role === null) throw notAMember();
  return { platform, workspaceId, actor: { type: 'user', userId: user.id, email: user.email, role } };
}

async function signedIn(platform: Platform, request: FastifyRequest): Promise<SignedIn> {
  const user = await readSession(platform, request);
  if (!user) throw unauthenticated('Nobody is signed in on this request.');
  if (changesState(request.method)) requireOwnOrigin(platform, request);
  return user;
}

/** The header, or `?workspace=` on links that a browser follows by itself. */
function workspaceAsked(request: FastifyRequest): number {
  const header = request.headers['rapport-workspace'];
  const query = request.method === 'GET' ? (request.query as { workspace?: unknown }).workspace : undefined;
  const given = typeof header === 'string' ? header : query;
  if (given === undefined) {
    throw new Problem({
      status: 400,
      code: 'workspace_required',
      title: 'Which workspace?',
      detail: 'A signed-in person says which workspace is meant.',
      remedy: 'Send the header "Rapport-Workspace" with its id; GET /api/v1/session lists yours.',
    });
  }
  const id = typeof given === 'string' && /^[1-9]\d{0,8}$/.test(given) ? Number(given) : null;
  if (id === null) throw notAMember();
  return id;
}

/** The same words whether the workspace exists or not. */
const notAMember = (): Problem =>
  new Problem({
    status: 403,
    code: 'not_a_member',
    title: 'Not your workspace',
    detail: 'You are not a member of a workspace with this id.',
    remedy: 'GET /api/v1/session lists your workspaces; ask an owner of another one for an invitation.',
  });

const writeKeyMayOnlyAdd = (): Problem =>
  new Problem({
    status: 403,
    code: 'write_key_may_only_add',
    title: 'A write key may only add',
    detail: 'Write keys (pk_…) are public: they open the doors for events and nothing else.',
    remedy: 'Use a secret key (sk_…) from a server.',
  });
