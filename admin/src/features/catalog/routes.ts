import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { workspaceRoute } from '../../shell/routes.ts';
import { readPeriodSearch, readProductSearch, type PeriodSearch, type ProductSearch } from './product-search.ts';

const listRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'products',
  validateSearch: (search: Record<string, unknown>): ProductSearch => readProductSearch(search),
  component: lazyRouteComponent(() => import('./products-page.tsx'), 'ProductsPage'),
});

const recordRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'products/$productId',
  params: {
    parse: ({ productId }) => ({ productId: Number(productId) }),
    stringify: ({ productId }) => ({ productId: String(productId) }),
  },
  validateSearch: (search: Record<string, unknown>): PeriodSearch => readPeriodSearch(search),
  component: lazyRouteComponent(() => import('./product-page.tsx'), 'ProductPage'),
});

export const catalogRoutes = [listRoute, recordRoute] as const;
