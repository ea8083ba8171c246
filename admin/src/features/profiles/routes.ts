import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { workspaceRoute } from '../../shell/routes.ts';
import { readPeopleSearch, type PeopleSearch } from './list/people-search.ts';
import { readProfileSearch, type ProfileSearch } from './record/profile-search.ts';

const listRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'profiles',
  validateSearch: (search: Record<string, unknown>): PeopleSearch => readPeopleSearch(search),
  component: lazyRouteComponent(() => import('./profiles-page.tsx'), 'ProfilesPage'),
});

const recordRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'profiles/$profileId',
  params: {
    parse: ({ profileId }) => ({ profileId: Number(profileId) }),
    stringify: ({ profileId }) => ({ profileId: String(profileId) }),
  },
  validateSearch: (search: Record<string, unknown>): ProfileSearch => readProfileSearch(search),
  component: lazyRouteComponent(() => import('./profile-page.tsx'), 'ProfilePage'),
});

export const profilesRoutes = [listRoute, recordRoute] as const;
