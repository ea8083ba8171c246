import { SkeletonPage } from '@rapport/ui';
import { createRouter } from '@tanstack/react-router';
import { whenSignedOut } from './api.tsx';
import { forgotPasswordRoute, invitationRoute, resetPasswordRoute, signInRoute } from './features/access/routes.ts';
import { campaignsRoutes } from './features/campaigns/routes.ts';
import { catalogRoutes } from './features/catalog/routes.ts';
import { forecastsRoutes } from './features/forecasts/routes.ts';
import { cohortsRoutes } from './features/cohorts/routes.ts';
import { homeRoutes } from './features/home/routes.ts';
import { mailboxRoutes } from './features/mailbox/routes.ts';
import { importsRoutes } from './features/imports/routes.ts';
import { modelsRoutes } from './features/models/routes.ts';
import { ordersRoutes } from './features/orders/routes.ts';
import { predictionsRoutes } from './features/predictions/routes.ts';
import { profilesRoutes } from './features/profiles/routes.ts';
import { rfmRoutes } from './features/rfm/routes.ts';
import { recommendationsRoutes } from './features/recommendations/routes.ts';
import { segmentsRoutes } from './features/segments/routes.ts';
import { settingsRoutes } from './features/settings/routes.ts';
import { setupRoute } from './features/setup/routes.ts';
import { templatesRoutes } from './features/templates/routes.ts';
import { traitsRoutes } from './features/traits/routes.ts';
import { ErrorPage } from './shell/error-page.tsx';
import { NotFoundPage } from './shell/not-found-page.tsx';
import { rootRoute, startRoute, workspaceRoute } from './shell/routes.ts';
import { refreshSession } from './shell/session.ts';

/** The pages of every feature; add a feature's routes to this list. */
const workspacePages = workspaceRoute.addChildren([
  ...homeRoutes,
  ...catalogRoutes,
  ...importsRoutes,
  ...ordersRoutes,
  ...profilesRoutes,
  ...segmentsRoutes,
  ...traitsRoutes,
  ...cohortsRoutes,
  ...recommendationsRoutes,
  ...rfmRoutes,
  ...forecastsRoutes,
  ...predictionsRoutes,
  ...modelsRoutes,
  ...campaignsRoutes,
  ...templatesRoutes,
  ...mailboxRoutes,
  ...settingsRoutes,
]);

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    startRoute,
    signInRoute,
    forgotPasswordRoute,
    resetPasswordRoute,
    invitationRoute,
    setupRoute,
    workspacePages,
  ]),
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultPendingComponent: SkeletonPage,
  defaultPendingMs: 200,
  defaultErrorComponent: ({ error, reset }) => <ErrorPage error={error} onRetry={reset} />,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
});

whenSignedOut(() => {
  void refreshSession().then(() => router.invalidate());
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
