import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { workspaceRoute } from '../../shell/routes.ts';

const settingsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'settings',
  component: lazyRouteComponent(() => import('./settings-page.tsx'), 'SettingsPage'),
});

const indexRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/w/$workspaceId/settings/brand', params });
  },
});

const brandRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'brand',
  component: lazyRouteComponent(() => import('./brand/brand-tab.tsx'), 'BrandTab'),
});

export const settingsRoutes = [settingsRoute.addChildren([indexRoute, brandRoute])] as const;
