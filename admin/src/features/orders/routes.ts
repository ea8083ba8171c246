import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { workspaceRoute } from '../../shell/routes.ts';
import { readOrderSearch, type OrderSearch } from './order-search.ts';

const listRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'orders',
  validateSearch: (search: Record<string, unknown>): OrderSearch => readOrderSearch(search),
  component: lazyRouteComponent(() => import('./orders-page.tsx'), 'OrdersPage'),
});

const recordRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'orders/$orderId',
  params: {
    parse: ({ orderId }) => ({ orderId: Number(orderId) }),
    stringify: ({ orderId }) => ({ orderId: String(orderId) }),
  },
  component: lazyRouteComponent(() => import('./order-page.tsx'), 'OrderPage'),
});

export const ordersRoutes = [listRoute, recordRoute] as const;
