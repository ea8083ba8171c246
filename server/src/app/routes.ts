import type { AnyRoute } from '../platform/http/index.ts';
import { healthRoutes } from './health.ts';
import { metricsRoute } from './metrics.ts';
import { modules } from './modules.ts';

/** Every route of the API, in module order. */
export const allRoutes: readonly AnyRoute[] = [
  ...healthRoutes,
  metricsRoute,
  ...modules.flatMap((module) => module.routes ?? []),
];
