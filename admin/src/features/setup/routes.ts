import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { rootRoute } from '../../shell/routes.ts';
import { readSession } from '../../shell/session.ts';

export const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup',
  validateSearch: (search: Record<string, unknown>): { brand?: true } => (search['brand'] ? { brand: true } : {}),
  beforeLoad: async () => {
    const session = await readSession();
    if (!session.setup.needed) throw redirect({ to: session.user ? '/' : '/sign-in' });
  },
  component: lazyRouteComponent(() => import('./setup-page.tsx'), 'SetupPage'),
});
