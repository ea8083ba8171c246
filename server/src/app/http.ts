import { authenticator } from '../foundation/access/index.ts';
import type { Platform } from '../platform/context.ts';
import { createHttpServer, type HttpServer } from '../platform/http/index.ts';
import { adminIsBuilt, pageOrProblem, serveAdmin } from './admin-files.ts';
import { measureRequests } from './metrics.ts';
import { allRoutes } from './routes.ts';

export const version = '0.1.0';

/** The HTTP server with every route of the house. */
export async function createApp(platform: Platform): Promise<HttpServer> {
  const app = await createHttpServer({
    platform,
    routes: allRoutes,
    authenticate: authenticator(platform),
    version,
    onNotFound: pageOrProblem,
  });
  measureRequests(app);
  if (adminIsBuilt()) await serveAdmin(app);
  return app;
}
