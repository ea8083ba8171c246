import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { workspaceRoute } from '../../shell/routes.ts';
import { readExploreSearch, type ExploreSearch } from './explore-search.ts';

const explorerRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'recommendations',
  validateSearch: (search: Record<string, unknown>): ExploreSearch => readExploreSearch(search),
  component: lazyRouteComponent(() => import('./recommendations-page.tsx'), 'RecommendationsPage'),
});

export const recommendationsRoutes = [explorerRoute] as const;
