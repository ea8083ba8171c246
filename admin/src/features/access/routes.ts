import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { EntryPending } from '../../shell/entry-frame.tsx';
import { rootRoute } from '../../shell/routes.ts';
import { readSession } from '../../shell/session.ts';

/** Only addresses of this application: a link must not lead elsewhere after signing in. */
const ownAddress = (next: unknown): string | undefined =>
  typeof next === 'string' && /^\/w\/\d/.test(next) ? next : undefined;

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } => ({ next: ownAddress(search['next']) }),
  beforeLoad: async () => {
    const session = await readSession();
    if (session.user) throw redirect({ to: '/' });
  },
  pendingComponent: EntryPending,
  component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
});

export const forgotPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/forgot-password',
  validateSearch: ({ email }: Record<string, unknown>): { email?: string } =>
    typeof email === 'string' && /^\S+@\S+$/.test(email) ? { email } : {},
  loader: () => readSession(),
  pendingComponent: EntryPending,
  component: lazyRouteComponent(() => import('./forgot-password-page.tsx'), 'ForgotPasswordPage'),
});

export const resetPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset-password',
  pendingComponent: EntryPending,
  component: lazyRouteComponent(() => import('./reset-password-page.tsx'), 'ResetPasswordPage'),
});

export const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitation',
  loader: () => readSession(),
  pendingComponent: EntryPending,
  component: lazyRouteComponent(() => import('./invitation-page.tsx'), 'InvitationPage'),
});
