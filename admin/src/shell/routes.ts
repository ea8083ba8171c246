import {
  createRootRoute,
  createRoute,
  lazyRouteComponent,
  notFound,
  redirect,
  type ErrorComponentProps,
} from '@tanstack/react-router';
import { createElement } from 'react';
import { ErrorPage } from './error-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { readSession, rememberWorkspace, startWorkspace } from './session.ts';
import { workspaceFrom } from './workspace.tsx';

export const rootRoute = createRootRoute({
  errorComponent: ({ error, reset }: ErrorComponentProps) =>
    createElement('main', null, createElement(ErrorPage, { error, onRetry: reset })),
  notFoundComponent: () => createElement('main', null, createElement(NotFoundPage)),
});

/** "/" leads to the workspace used last, to sign-in, or to the first set-up. */
export const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: async () => {
    const session = await readSession();
    const workspaceId = startWorkspace(session);
    if (session.setup.needed) throw redirect({ to: '/setup' });
    if (!session.user) throw redirect({ to: '/sign-in' });
    if (workspaceId === undefined) throw redirect({ to: '/setup' });
    throw redirect({ to: '/w/$workspaceId', params: { workspaceId } });
  },
});

/** Every page of a brand lives under this route and finds its workspace in the context. */
export const workspaceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/w/$workspaceId',
  params: {
    parse: ({ workspaceId }) => ({ workspaceId: Number(workspaceId) }),
    stringify: ({ workspaceId }) => ({ workspaceId: String(workspaceId) }),
  },
  beforeLoad: async ({ params, location, preload }) => {
    const session = await readSession();
    if (session.setup.needed) throw redirect({ to: '/setup' });
    if (!session.user) throw redirect({ to: '/sign-in', search: { next: location.href } });
    const workspace = session.workspaces.find(({ id }) => id === params.workspaceId);
    if (!workspace) throw notFound({ routeId: rootRoute.id });
    if (!preload) rememberWorkspace(workspace.id);
    return { workspace: workspaceFrom(workspace) };
  },
  notFoundComponent: NotFoundPage,
  component: lazyRouteComponent(() => import('./shell.tsx'), 'Shell'),
});
