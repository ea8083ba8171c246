import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { workspaceRoute } from '../../shell/routes.ts';
import { readCohortSearch, type CohortSearch } from './cohort-search.ts';

const cohortsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/cohorts',
  validateSearch: (search: Record<string, unknown>): CohortSearch => readCohortSearch(search),
  component: lazyRouteComponent(() => import('./cohorts-page.tsx'), 'CohortsPage'),
});

export const cohortsRoutes = [cohortsRoute] as const;
