import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { workspaceRoute } from '../../shell/routes.ts';
import { readImportsSearch, readWizardSearch, type ImportsSearch, type WizardSearch } from './wizard-search.ts';

const listRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'imports',
  validateSearch: (search: Record<string, unknown>): ImportsSearch => readImportsSearch(search),
  component: lazyRouteComponent(() => import('./imports-page.tsx'), 'ImportsPage'),
});

const wizardRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'imports/new',
  validateSearch: (search: Record<string, unknown>): WizardSearch => readWizardSearch(search),
  component: lazyRouteComponent(() => import('./import-wizard-page.tsx'), 'ImportWizardPage'),
});

const recordRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'imports/$importId',
  component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage'),
});

export const importsRoutes = [listRoute, wizardRoute, recordRoute] as const;
