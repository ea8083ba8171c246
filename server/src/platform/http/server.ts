import helmet from '@fastify/helmet';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import swaggerUi from '@fastify/swagger-ui';
import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { may } from '../../kernel/actor.ts';
import { forbidden, notFound, Problem } from '../../kernel/problem.ts';
import { randomToken } from '../crypto/index.ts';
import type { Context, Platform } from '../context.ts';
import { withIdempotency } from './idempotency.ts';
import { parseJsonBody } from './json-body.ts';
import { registerDocument, schemaOf, statusOf } from './document.ts';
import { asProblem, sendProblem } from './problems.ts';
import type { AnyRoute, SessionUser } from './route.ts';

/** Who is asking, answered by the access module. */
export type Authenticator = {
  /** @throws Problem 401 when nobody, 403 when not a member */
  member(request: FastifyRequest): Promise<Context>;
  ingest(request: FastifyRequest): Promise<Context>;
  session(request: FastifyRequest): Promise<SessionUser>;
};

export type HttpServer = FastifyInstance;

export type HttpOptions = {
  platform: Platform;
  routes: readonly AnyRoute[];
  authenticate: Authenticator;
  version: string;
  /** Answers addresses no route has; a 404 problem when left out. */
  onNotFound?: (request: FastifyRequest, reply: FastifyReply) => FastifyReply;
};

const defaultBodyLimit = 5 * 1024 * 1024;
const defaultRateLimit = 6000;

/** The one HTTP server: every route of every module, guarded by its own declaration. */
export async function createHttpServer({
  platform,
  routes,
  authenticate,
  version,
  onNotFound,
}: HttpOptions): Promise<HttpServer> {
  const app: FastifyInstance = fastify({
    loggerInstance: platform.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: defaultBodyLimit,
    genReqId: () => randomToken(9),
    routerOptions: { maxParamLength: 500 },
    forceCloseConnections: 'idle',
    trustProxy: 'loopback',
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser(
    ['application/json', 'text/plain', 'application/vnd.api+json'],
    { parseAs: 'buffer' },
    (_request, body, done) => {
      try {
        done(null, parseJsonBody(body as Buffer));
      } catch (error) {
        done(error as Error, undefined);
      }
    },
  );
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(body as string)));
  });
  app.setErrorHandler((error, request, reply) => sendProblem(asProblem(error, request), request, reply));
  app.setNotFoundHandler(onNotFound ?? ((request, reply) => sendProblem(notFound('address'), request, reply)));

  app.decorateRequest('scope', null);
  await app.register(cookie);
  // Files stream to their handler; nothing is buffered here.
  await app.register(multipart);
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:', 'https:'],
        fontSrc: ["'self'", 'data:'],
        frameSrc: ["'self'", 'blob:'],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    hsts: false,
  });
  await app.register(rateLimit, {
    global: true,
    max: defaultRateLimit,
    timeWindow: 60_000,
    keyGenerator: limitKey,
    enableDraftSpec: true,
    errorResponseBuilder: (_request, limit) =>
      new Problem({
        status: 429,
        code: 'rate_limited',
        title: 'Too many requests',
        detail: `The limit is ${limit.max} requests a minute.`,
        remedy: 'Wait as long as Retry-After says.',
      }),
  });
  await registerDocument(app, version);
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: true });
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
  for (const route of routes) mount(app, route, platform, authenticate);
  return app;
}

/** Buckets are per secret key, per address and write key (which anybody can read), else per address. */
function limitKey(request: FastifyRequest): string {
  const authorization = request.headers.authorization ?? '';
  return isSecret(authorization)
    ? `key:${authorization.slice(0, 40)}`
    : `ip:${request.ip}:${authorization.slice(0, 40)}`;
}

const isSecret = (authorization: string): boolean => authorization.startsWith('Bearer sk_');

/** A brand's own servers may flood its ingest doors; what cannot be stored is refused there with 503. */
const ingestLimit = (request: FastifyRequest): number =>
  isSecret(request.headers.authorization ?? '') ? 2_000_000 : defaultRateLimit;

function mount(app: FastifyInstance, route: AnyRoute, platform: Platform, authenticate: Authenticator): void {
  app.route({
    method: route.method,
    url: route.url,
    ...(route.bodyLimit ? { bodyLimit: route.bodyLimit } : {}),
    config: { rateLimit: { max: route.rateLimit ?? (route.audience === 'ingest' ? ingestLimit : defaultRateLimit) } },
    schema: schemaOf(route),
    // Before the body is read and validated: a stranger learns nothing about schemas.
    onRequest: async (request) => {
      if (!(route.audience === 'ingest' && keyMayBeInBody(request)))
        await admit(route, platform, authenticate, request);
    },
    preValidation: async (request) => {
      if (request.scope === null) await admit(route, platform, authenticate, request);
    },
    handler: (request, reply) => answer(route, statusOf(route), request, reply),
  });
}

/** Page beacons cannot set headers: some clients put the write key into the body. */
const keyMayBeInBody = ({ headers }: FastifyRequest): boolean => headers.authorization === undefined;

async function admit(
  route: AnyRoute,
  platform: Platform,
  authenticate: Authenticator,
  request: FastifyRequest,
): Promise<void> {
  if (route.audience === 'member' || route.audience === 'ingest') {
    const ctx = await authenticate[route.audience](request);
    if (route.permission && !may(ctx.actor, route.permission)) throw forbidden(route.permission);
    request.scope = ctx;
  } else {
    request.scope = platform;
    if (route.audience === 'session') request.user = await authenticate.session(request);
  }
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, or the platform on public routes; null until that is known. */
    scope: Context | Platform | null;
    user?: SessionUser;
  }
}

async function answer(route: AnyRoute, status: number, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const call = { params: request.params, query: request.query, body: request.body, request, reply, user: request.user };
  const key = request.headers['idempotency-key'];
  if (route.audience === 'member' && route.method === 'POST' && route.idempotent !== false && typeof key === 'string') {
    const replay = await withIdempotency(
      request.scope as Context,
      `${route.method} ${request.url.split('?')[0] ?? ''}`,
      key,
      JSON.stringify(request.body ?? null),
      async () => {
        const result = await route.handle(request.scope, call);
        return { status, body: JSON.stringify(result ?? null) };
      },
    );
    if (replay.replayed) void reply.header('idempotent-replayed', 'true');
    void reply.status(replay.status);
    return replay.status === 204 ? reply.send() : reply.send(JSON.parse(replay.body));
  }
  const result = await route.handle(request.scope, call);
  if (reply.sent) return reply;
  void reply.status(reply.statusCode === 200 ? status : reply.statusCode);
  if (result === undefined) return reply.send();
  return result;
}
