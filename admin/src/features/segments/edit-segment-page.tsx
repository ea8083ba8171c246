import { ErrorState, SkeletonPage } from '@rapport/ui';
import { getRouteApi } from '@tanstack/react-router';
import { Permitted } from '../../parts/permitted.tsx';
import { useApi, useWorkspace } from '../../shell/workspace.tsx';
import { SegmentEditor } from './builder/segment-editor.tsx';
import { readTree } from './rule/tree.ts';

const route = getRouteApi('/w/$workspaceId/segments/$segmentId/edit');

export function EditSegmentPage() {
  const { href } = useWorkspace();
  const { segmentId } = route.useParams();
  const { data, error, refetch } = useApi().useQuery('get', '/api/v1/segments/{id}', {
    params: { path: { id: segmentId } },
  });
  if (error) return <ErrorState page error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonPage />;
  const { name, description, rule } = data;
  return (
    <Permitted permission="segments:write" what="change segments">
      <SegmentEditor
        key={segmentId}
        title={`Edit ${name}`}
        breadcrumbs={[
          { label: 'Segments', href: href('/segments') },
          { label: name, href: href(`/segments/${segmentId}`) },
        ]}
        segmentId={segmentId}
        initial={{ name, description, tree: readTree(rule) }}
      />
    </Permitted>
  );
}
