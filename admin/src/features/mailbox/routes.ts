import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { workspaceRoute } from '../../shell/routes.ts';

export type MailboxSearch = { q?: string; message?: number };

const mailboxRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'mailbox',
  validateSearch: (search: Record<string, unknown>): MailboxSearch => ({
    ...(typeof search['q'] === 'string' && search['q'] !== '' ? { q: search['q'] } : {}),
    ...(Number(search['message']) > 0 ? { message: Number(search['message']) } : {}),
  }),
  component: lazyRouteComponent(() => import('./mailbox-page.tsx'), 'MailboxPage'),
});

export const mailboxRoutes = [mailboxRoute] as const;
