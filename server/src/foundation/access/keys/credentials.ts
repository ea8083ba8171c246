import type { FastifyRequest } from 'fastify';
import { unauthenticated } from '../../../kernel/problem.ts';

/**
 * The token of `Authorization: Bearer …`; null without the header.
 * @throws Problem 401 for another scheme: a credential that is not understood is never ignored
 */
export function bearerIn(authorization: string | undefined): string | null {
  if (authorization === undefined) return null;
  const token = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
  if (token === undefined) throw unauthenticated('The Authorization header is not of the form "Bearer sk_…".');
  return token;
}

type Asked = Pick<FastifyRequest, 'headers' | 'query' | 'body'>;

/** A key as any of the known clients sends it: Bearer, the user name of Basic, `?writeKey=` or `writeKey` in the body. */
export function writeKeyIn(request: Asked): string | null {
  const { authorization } = request.headers;
  if (authorization !== undefined) return basicUserIn(authorization) ?? bearerIn(authorization);
  return fieldIn(request.query) ?? fieldIn(request.body);
}

function basicUserIn(authorization: string): string | null {
  const encoded = /^Basic +(\S+) *$/i.exec(authorization)?.[1];
  if (encoded === undefined) return null;
  const user = Buffer.from(encoded, 'base64').toString('utf8').split(':')[0];
  if (!user) throw unauthenticated('The user name of Basic authorization must be the write key.');
  return user;
}

function fieldIn(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('writeKey' in value)) return null;
  return typeof value.writeKey === 'string' && value.writeKey !== '' ? value.writeKey : null;
}
