import { problemToast, undoToast, useUi } from '@rapport/ui';
import { useWorkspace } from '../../shell/workspace.tsx';
import { starter } from './starter.ts';

/** What can be done to stored templates from any page. */
export function useTemplateChanges() {
  const { client, queries, href } = useWorkspace();
  const { navigate } = useUi();
  const renew = () =>
    queries.invalidateQueries({
      predicate: ({ queryKey }) => typeof queryKey[1] === 'string' && queryKey[1].startsWith('/api/v1/templates'),
    });
  const create = async () => {
    const { data, error } = await client.POST('/api/v1/templates', { body: { name: 'Untitled template', ...starter } });
    if (error) return problemToast(error);
    void renew();
    navigate(href(`/templates/${data.id}`));
  };
  const remove = async ({ id, name }: { id: number; name: string }) => {
    const path = { params: { path: { id } } };
    const { error } = await client.DELETE('/api/v1/templates/{id}', path);
    if (error) return problemToast(error);
    await renew();
    navigate(href('/templates'));
    undoToast({
      message: `“${name}” deleted`,
      onUndo: () => void client.POST('/api/v1/templates/{id}/restore', path).then(renew),
    });
  };
  return { renew, create, remove };
}
