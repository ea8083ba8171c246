import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { workspaceRoute } from '../../shell/routes.ts';

const listRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'models',
  component: lazyRouteComponent(() => import('./models-page.tsx'), 'ModelsPage'),
});

const cardRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'models/$name',
  component: lazyRouteComponent(() => import('./model-page.tsx'), 'ModelPage'),
});

export const modelsRoutes = [listRoute, cardRoute] as const;
