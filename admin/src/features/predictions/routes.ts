import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { workspaceRoute } from '../../shell/routes.ts';
import { readChurnSearch, type ChurnSearch } from './churn-search.ts';

const valueRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'value',
  component: lazyRouteComponent(() => import('./value-page.tsx'), 'ValuePage'),
});

const churnRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'value/churn',
  validateSearch: (search: Record<string, unknown>): ChurnSearch => readChurnSearch(search),
  component: lazyRouteComponent(() => import('./churn-page.tsx'), 'ChurnPage'),
});

export const predictionsRoutes = [valueRoute, churnRoute] as const;
