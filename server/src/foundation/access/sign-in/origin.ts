import type { FastifyRequest } from 'fastify';
import type { Platform } from '../../../platform/context.ts';
import { Problem } from '../../../kernel/problem.ts';

type Asked = Pick<FastifyRequest, 'headers' | 'protocol' | 'host' | 'ip' | 'method'>;

export const changesState = (method: string): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(method);

/**
 * A browser adds our cookies to whatever another site lets it send, but always says where the request comes from.
 * @throws Problem 403 unless the request comes from one of our own pages
 */
export function requireOwnOrigin(platform: Platform, request: Asked): void {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (origin === undefined ? site === 'same-origin' : isOwnOrigin(platform, request, origin)) return;
  throw new Problem({
    status: 403,
    code: 'foreign_origin',
    title: 'The request comes from another site',
    detail: 'A change made with a sign-in cookie must carry the Origin of this installation.',
    remedy: 'Use the interface at its own address, or a secret key. Behind a proxy, set RAPPORT_PUBLIC_URL.',
  });
}

/** For doors without a cookie: a page of another site may not sign its visitor in here. */
export function refuseForeignOrigin(platform: Platform, request: Asked): void {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (origin !== undefined || (site !== undefined && site !== 'none')) requireOwnOrigin(platform, request);
}

function isOwnOrigin(platform: Platform, request: Asked, origin: string): boolean {
  const given = originOf(origin);
  return (
    given !== null &&
    (given === originOf(platform.publicUrl()) || given === originOf(`${request.protocol}://${request.host}`))
  );
}

function originOf(url: string): string | null {
  try {
    return new URL(url).origin;
  } catch {
    return null;
  }
}

export const isLoopback = (address: string): boolean => /^(?:::ffff:)?127\.|^::1$/.test(address);

/**
 * The first visitor may claim a fresh installation. A page that points its own name at 127.0.0.1 may not.
 * @throws Problem 403 when a request from this machine asks for a name that is not ours
 */
export function requireOwnHost(platform: Platform, request: Asked): void {
  const asked = hostName(`http://${request.host}`);
  const own = [hostName(platform.publicUrl()), 'localhost', '127.0.0.1', '[::1]'];
  if (!isLoopback(request.ip) || own.includes(asked)) return;
  throw new Problem({
    status: 403,
    code: 'foreign_host',
    title: 'This name is not ours',
    detail: 'The installation is not known under the name in the address.',
    remedy: 'Set RAPPORT_PUBLIC_URL to the address people use, or open it as localhost.',
  });
}

function hostName(url: string): string | null {
  try {
    return new URL(url).hostname;
  } catch {
    return null;
  }
}
