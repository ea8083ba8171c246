import { ErrorState, SkeletonPage } from '@rapport/ui';
import { getRouteApi } from '@tanstack/react-router';
import { Permitted } from '../../parts/permitted.tsx';
import { useApi, useWorkspace } from '../../shell/workspace.tsx';
import { TemplateEditor } from './editor/template-editor.tsx';

const route = getRouteApi('/w/$workspaceId/templates/$templateId');

export function TemplatePage() {
  const { can } = useWorkspace();
  const { templateId } = route.useParams();
  const { person } = route.useSearch();
  const go = route.useNavigate();
  const { data, error, refetch } = useApi().useQuery(
    'get',
    '/api/v1/templates/{id}',
    { params: { path: { id: templateId } } },
    { enabled: can('templates:read') },
  );
  return (
    <Permitted permission="templates:read" what="see templates">
      {error ? (
        <ErrorState page error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <SkeletonPage />
      ) : (
        <TemplateEditor
          key={templateId}
          template={data}
          person={person ?? null}
          onPerson={(id) => void go({ search: id === null ? {} : { person: id }, replace: true })}
        />
      )}
    </Permitted>
  );
}
