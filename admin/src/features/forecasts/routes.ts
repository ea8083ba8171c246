import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { workspaceRoute } from '../../shell/routes.ts';
import type { DemandSearch, ProductsSearch, ReplenishmentSearch } from './search.ts';

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const number = (value: unknown) => (Number(value) > 0 ? Number(value) : undefined);
const known = <T extends object>(search: T): T =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as T;

const revenueRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'demand',
  validateSearch: (search: Record<string, unknown>): DemandSearch =>
    known({ days: Number(search['days']) === 90 ? 90 : undefined, segment: number(search['segment']) }) as DemandSearch,
  component: lazyRouteComponent(() => import('./revenue-page.tsx'), 'RevenuePage'),
});

const productsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'demand/products',
  validateSearch: (search: Record<string, unknown>): ProductsSearch =>
    known({
      q: text(search['q']),
      class: text(search['class']),
      sort: text(search['sort']),
      sku: text(search['sku']),
    }) as ProductsSearch,
  component: lazyRouteComponent(() => import('./products-page.tsx'), 'DemandProductsPage'),
});

const replenishmentRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'demand/replenishment',
  validateSearch: (search: Record<string, unknown>): ReplenishmentSearch =>
    known({ day: text(search['day']), product: number(search['product']) }) as ReplenishmentSearch,
  component: lazyRouteComponent(() => import('./replenishment-page.tsx'), 'ReplenishmentPage'),
});

export const forecastsRoutes = [revenueRoute, productsRoute, replenishmentRoute] as const;
