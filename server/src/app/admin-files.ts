import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../kernel/problem.ts';
import { sendProblem, type HttpServer } from '../platform/http/index.ts';
import { migrationsFolder } from './migrations.ts';

const notPages = /^\/(api|v1|t|u|health|docs|metrics|openapi\.json|sample)(\/|$|\?)/;

const root = (): string => join(migrationsFolder(), '..', '..', 'admin', 'dist');

export const adminIsBuilt = (): boolean => existsSync(join(root(), 'index.html'));

/** The built interface: its assets carry their hash in the name and may be kept for ever. */
export async function serveAdmin(app: HttpServer): Promise<void> {
  const assets = join(root(), 'assets');
  await app.register(fastifyStatic, {
    root: root(),
    wildcard: false,
    setHeaders: (response, path) => {
      response.setHeader('cache-control', path.startsWith(assets) ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

/** The interface's page for any other address a person may open; a problem for everything else. */
export function pageOrProblem(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const page =
    request.method === 'GET' && !notPages.test(request.url) && (request.headers.accept ?? '').includes('text/html');
  return page && adminIsBuilt() ? reply.sendFile('index.html') : sendProblem(notFound('address'), request, reply);
}
