import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../../kernel/problem.ts';
import type { Platform } from '../../../platform/context.ts';
import { refusals } from './refusals.ts';
import { addressHeader, authOf } from './better-auth.ts';
import { changesState, refuseForeignOrigin, requireOwnOrigin } from './origin.ts';

/** Hands a request under /api/auth to better-auth and its answer back; errors leave as problem details. */
export async function serveSignIn(
  platform: Platform,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (changesState(request.method)) {
    if (request.headers.cookie === undefined) refuseForeignOrigin(platform, request);
    else requireOwnOrigin(platform, request);
  }
  const headers = webHeaders(request);
  const body = changesState(request.method) ? JSON.stringify(request.body ?? {}) : null;
  if (body !== null) headers.set('content-type', 'application/json');
  const url = new URL(request.url, platform.publicUrl());
  // Browsers leave Origin out under some referrer policies; whose request it is has been decided above.
  headers.set('origin', url.origin);
  const answer = await authOf(platform).handler(new Request(url, { method: request.method, headers, body }));
  passCookies(answer.headers, reply);
  const text = await answer.text();
  if (answer.status >= 400) throw asProblem(answer, text);
  const type = answer.headers.get('content-type');
  const location = answer.headers.get('location');
  if (type) void reply.type(type);
  if (location) void reply.header('location', location);
  return reply.status(answer.status).header('cache-control', 'no-store').send(text);
}

/** The caller's headers as better-auth reads them, with an address that cannot be made up. */
export function webHeaders(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || ['content-length', 'transfer-encoding', 'connection', 'content-type'].includes(name))
      continue;
    headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  headers.set(addressHeader, request.ip);
  return headers;
}

export function passCookies(from: Headers, reply: FastifyReply): void {
  const cookies = from.getSetCookie();
  if (cookies.length > 0) void reply.header('set-cookie', cookies);
}

function asProblem(answer: Response, text: string): Problem {
  const { code, message } = readError(text);
  if (answer.status === 429) {
    const wait = Number(answer.headers.get('x-retry-after') ?? 60);
    return new Problem({
      status: 429,
      code: 'rate_limited',
      title: 'Too many attempts',
      detail: 'There were too many attempts from this address.',
      remedy: `Try again in ${wait} seconds.`,
      retryAfterSeconds: wait,
    });
  }
  const known = code === undefined ? undefined : refusals[code];
  return new Problem({
    status: answer.status,
    code: (code ?? 'sign_in_failed').toLowerCase(),
    title: answer.status === 401 ? 'Not signed in' : 'The request is not valid',
    detail: message ?? 'Sign-in refused the request.',
    ...known,
  });
}

function readError(text: string): { code?: string; message?: string } {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return {};
    const { code, message } = value as { code?: unknown; message?: unknown };
    return { ...(typeof code === 'string' ? { code } : {}), ...(typeof message === 'string' ? { message } : {}) };
  } catch {
    return {};
  }
}
