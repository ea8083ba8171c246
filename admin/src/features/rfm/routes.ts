import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { workspaceRoute } from '../../shell/routes.ts';

/** A month as `2026-10`; the group a row or cell is opened for. */
export type RfmSearch = { month?: string; from?: string };

const month = (value: unknown) => (typeof value === 'string' && /^\d{4}-\d{2}$/.test(value) ? value : undefined);

const pageRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'value/rfm',
  validateSearch: (search: Record<string, unknown>): RfmSearch => ({
    ...(month(search['month']) ? { month: month(search['month']) } : {}),
    ...(month(search['from']) ? { from: month(search['from']) } : {}),
  }),
  component: lazyRouteComponent(() => import('./rfm-page.tsx'), 'RfmPage'),
});

export const rfmRoutes = [pageRoute] as const;
