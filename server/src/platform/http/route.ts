import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Permission } from '../../kernel/actor.ts';
import type { Context, Platform } from '../context.ts';

/**
 * Who may call:
 * - `public`: anybody; the handler gets no workspace.
 * - `session`: a signed-in person, before a workspace is chosen.
 * - `member`: a signed-in member (with the header `Rapport-Workspace`) or a secret key, holding `permission`.
 * - `ingest`: a write key or a secret key, holding `permission`; write keys may only add.
 */
export type Audience = 'public' | 'session' | 'member' | 'ingest';

export type SessionUser = { id: string; email: string; name: string; twoFactorEnabled: boolean };

export type Call<P, Q, B> = {
  params: P;
  query: Q;
  body: B;
  request: FastifyRequest;
  reply: FastifyReply;
};

type Shapes<P, Q, B, R> = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  /** camelCase, unique: the method name in the SDK. */
  operationId: string;
  summary: string;
  description?: string;
  tags: readonly string[];
  params?: z.ZodType<P>;
  query?: z.ZodType<Q>;
  body?: z.ZodType<B>;
  /** Body of the success answer. Leave out for 204, redirects, streams and pages. */
  response?: z.ZodType<R>;
  /** Success status; 200 when left out. */
  status?: 200 | 201 | 202 | 204;
  /** Honours `Idempotency-Key`. Every POST of the member audience does unless it says false. */
  idempotent?: boolean;
  /** bytes */
  bodyLimit?: number;
  /** requests a minute per key or address; the server's default when left out */
  rateLimit?: number;
  /** Not in the OpenAPI document (pages and pixels). */
  hidden?: boolean;
};

export type MemberRoute<P, Q, B, R> = Shapes<P, Q, B, R> & {
  audience: 'member' | 'ingest';
  permission: Permission;
  handle(ctx: Context, call: Call<P, Q, B>): Promise<R> | R;
};
export type PublicRoute<P, Q, B, R> = Shapes<P, Q, B, R> & {
  audience: 'public';
  permission?: undefined;
  handle(platform: Platform, call: Call<P, Q, B>): Promise<R> | R;
};
export type SessionRoute<P, Q, B, R> = Shapes<P, Q, B, R> & {
  audience: 'session';
  permission?: undefined;
  handle(platform: Platform, call: Call<P, Q, B> & { user: SessionUser }): Promise<R> | R;
};

/** A route with its types erased: the schemas guard the values at run time. */
export type AnyRoute = Omit<Shapes<unknown, unknown, unknown, unknown>, never> & {
  audience: Audience;
  permission?: Permission;
  handle(scope: unknown, call: unknown): unknown;
};

// The three doors infer the handler's types from the schemas, then erase them for the list in the manifest.
export const memberRoute = <P, Q, B, R>(route: MemberRoute<P, Q, B, R>): AnyRoute => route as unknown as AnyRoute;
export const publicRoute = <P, Q, B, R>(route: PublicRoute<P, Q, B, R>): AnyRoute => route as unknown as AnyRoute;
export const sessionRoute = <P, Q, B, R>(route: SessionRoute<P, Q, B, R>): AnyRoute => route as unknown as AnyRoute;
