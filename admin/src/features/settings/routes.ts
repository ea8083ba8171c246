import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { workspaceRoute } from '../../shell/routes.ts';
import { readAuditSearch, type AuditSearch } from './audit/audit-search.ts';

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

const membersRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'members',
  component: lazyRouteComponent(() => import('./members/members-tab.tsx'), 'MembersTab'),
});

const keysRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'keys',
  component: lazyRouteComponent(() => import('./keys/keys-tab.tsx'), 'KeysTab'),
});

const sendingRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'sending',
  component: lazyRouteComponent(() => import('./sending/sending-tab.tsx'), 'SendingTab'),
});

const auditRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'audit',
  validateSearch: (search: Record<string, unknown>): AuditSearch => readAuditSearch(search),
  component: lazyRouteComponent(() => import('./audit/audit-tab.tsx'), 'AuditTab'),
});

const accountRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'account',
  component: lazyRouteComponent(() => import('./account/account-tab.tsx'), 'AccountTab'),
});

export const settingsRoutes = [
  settingsRoute.addChildren([indexRoute, brandRoute, membersRoute, keysRoute, sendingRoute, auditRoute, accountRoute]),
] as const;
