import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { workspaceRoute } from '../../shell/routes.ts';

const id = {
  parse: ({ segmentId }: { segmentId: string }) => ({ segmentId: Number(segmentId) }),
  stringify: ({ segmentId }: { segmentId: number }) => ({ segmentId: String(segmentId) }),
};

export type SegmentsSearch = { q?: string };
/** Ids of the segments compared, separated by commas; the largest without. */
export type OverlapSearch = { ids?: string };
/** A person to explain, and a rehearsal that was asked for. */
export type SegmentSearch = { person?: number; rehearsal?: string };
/** A rule to begin with, from another page or an example: `where` as JSON, and a name. */
export type NewSegmentSearch = { rule?: string; name?: string };

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

const listRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'segments',
  validateSearch: (search: Record<string, unknown>): SegmentsSearch =>
    text(search['q']) ? { q: text(search['q']) } : {},
  component: lazyRouteComponent(() => import('./segments-page.tsx'), 'SegmentsPage'),
});

const overlapRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'segments/overlap',
  validateSearch: (search: Record<string, unknown>): OverlapSearch => {
    const ids = text(search['ids']);
    return ids !== undefined && /^\d+(,\d+)+$/.test(ids) ? { ids } : {};
  },
  component: lazyRouteComponent(() => import('./overlap/overlap-page.tsx'), 'OverlapPage'),
});

const libraryRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'segments/library',
  validateSearch: (search: Record<string, unknown>): SegmentsSearch =>
    text(search['q']) ? { q: text(search['q']) } : {},
  component: lazyRouteComponent(() => import('./library/library-page.tsx'), 'LibraryPage'),
});

const newRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'segments/new',
  validateSearch: (search: Record<string, unknown>): NewSegmentSearch => ({
    rule: typeof search['rule'] === 'object' ? JSON.stringify(search['rule']) : text(search['rule']),
    name: text(search['name']),
  }),
  component: lazyRouteComponent(() => import('./new-segment-page.tsx'), 'NewSegmentPage'),
});

const recordRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'segments/$segmentId',
  params: id,
  validateSearch: (search: Record<string, unknown>): SegmentSearch => ({
    ...(Number(search['person']) > 0 && { person: Number(search['person']) }),
    ...(text(search['rehearsal']) && { rehearsal: text(search['rehearsal']) }),
  }),
  component: lazyRouteComponent(() => import('./segment-page.tsx'), 'SegmentPage'),
});

const editRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'segments/$segmentId/edit',
  params: id,
  component: lazyRouteComponent(() => import('./edit-segment-page.tsx'), 'EditSegmentPage'),
});

export const segmentsRoutes = [listRoute, overlapRoute, libraryRoute, newRoute, recordRoute, editRoute] as const;
