import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { EntryPending } from '../../shell/entry-frame.tsx';
import { rootRoute } from '../../shell/routes.ts';
import { readSession } from '../../shell/session.ts';

export const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup',
  validateSearch: (search: Record<string, unknown>): { brand?: true } => (search['brand'] ? { brand: true } : {}),
  beforeLoad: async ({ search }) => {
    const session = await readSession();
    const addsBrand = session.user !== null && search.brand && session.setup.brandAllowed;
    if (!session.setup.needed && !addsBrand) throw redirect({ to: session.user ? '/' : '/sign-in' });
  },
  pendingComponent: EntryPending,
  component: lazyRouteComponent(() => import('./setup-page.tsx'), 'SetupPage'),
});
