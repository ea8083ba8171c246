import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { workspaceRoute } from '../../shell/routes.ts';
import type { TraitsSearch } from './search.ts';

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const origins = ['core', 'computed', 'custom'] as const;

const listRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'traits',
  validateSearch: (search: Record<string, unknown>): TraitsSearch => {
    const q = text(search['q']);
    const from = origins.find((origin) => origin === search['from']);
    const trait = text(search['trait']);
    return { ...(q && { q }), ...(from && { from }), ...(trait && { trait }) };
  },
  component: lazyRouteComponent(() => import('./traits-page.tsx'), 'TraitsPage'),
});

const newRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'traits/new',
  component: lazyRouteComponent(() => import('./edit-trait-page.tsx'), 'NewTraitPage'),
});

const settingsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'traits/settings',
  component: lazyRouteComponent(() => import('./settings-page.tsx'), 'TraitSettingsPage'),
});

const editRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'traits/$traitId/edit',
  params: {
    parse: ({ traitId }) => ({ traitId: Number(traitId) }),
    stringify: ({ traitId }) => ({ traitId: String(traitId) }),
  },
  component: lazyRouteComponent(() => import('./edit-trait-page.tsx'), 'EditTraitPage'),
});

export const traitsRoutes = [listRoute, newRoute, settingsRoute, editRoute] as const;
