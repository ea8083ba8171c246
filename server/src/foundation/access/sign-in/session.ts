import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Platform } from '../../../platform/context.ts';
import type { SessionUser } from '../../../platform/http/index.ts';
import { authOf } from './better-auth.ts';
import { passCookies, webHeaders } from './bridge.ts';

export type SignedIn = SessionUser & { isSample: boolean };

/**
 * Who the cookie belongs to, or null once its session has ended.
 * @param reply renews the cookie when given
 */
export async function readSession(
  platform: Platform,
  request: FastifyRequest,
  reply?: FastifyReply,
): Promise<SignedIn | null> {
  if (request.headers.cookie === undefined) return null;
  const { headers, response } = await authOf(platform).api.getSession({
    headers: webHeaders(request),
    returnHeaders: true,
  });
  if (reply) passCookies(headers, reply);
  if (!response) return null;
  const { id, email, name, twoFactorEnabled, isSample } = response.user;
  return { id, email, name, twoFactorEnabled: twoFactorEnabled ?? false, isSample: isSample ?? false };
}

/** Signs a person in on this answer, without a password. */
export async function openSession(
  platform: Platform,
  request: FastifyRequest,
  reply: FastifyReply,
  userId: string,
): Promise<void> {
  const { headers } = await authOf(platform).api.openSession({
    body: { userId },
    headers: webHeaders(request),
    returnHeaders: true,
  });
  passCookies(headers, reply);
}

/** @returns the stored form of a password, the library's own. */
export async function hashPassword(platform: Platform, password: string): Promise<string> {
  const { password: passwords } = await authOf(platform).$context;
  return passwords.hash(password);
}
