import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { workspaceRoute } from '../../shell/routes.ts';

export type TemplatesSearch = { q?: string };
export type TemplateSearch = { person?: number; view?: 'phone' };

const listRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'templates',
  validateSearch: (search: Record<string, unknown>): TemplatesSearch =>
    typeof search['q'] === 'string' && search['q'] !== '' ? { q: search['q'] } : {},
  component: lazyRouteComponent(() => import('./templates-page.tsx'), 'TemplatesPage'),
});

const editorRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'templates/$templateId',
  params: {
    parse: ({ templateId }) => ({ templateId: Number(templateId) }),
    stringify: ({ templateId }) => ({ templateId: String(templateId) }),
  },
  validateSearch: (search: Record<string, unknown>): TemplateSearch => ({
    ...(Number(search['person']) > 0 ? { person: Number(search['person']) } : {}),
    ...(search['view'] === 'phone' ? { view: 'phone' as const } : {}),
  }),
  component: lazyRouteComponent(() => import('./template-page.tsx'), 'TemplatePage'),
});

export const templatesRoutes = [listRoute, editorRoute] as const;
