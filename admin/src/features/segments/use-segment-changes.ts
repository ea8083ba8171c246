import { problemToast, toast, undoToast, useUi } from '@rapport/ui';
import { useWorkspace } from '../../shell/workspace.tsx';

/** What can be done to a stored segment from any page. */
export function useSegmentChanges() {
  const { client, queries, href } = useWorkspace();
  const { navigate } = useUi();
  const renew = () =>
    queries.invalidateQueries({
      predicate: ({ queryKey }) => typeof queryKey[1] === 'string' && queryKey[1].startsWith('/api/v1/segments'),
    });

  const restore = async (id: number) => {
    const { error } = await client.POST('/api/v1/segments/{id}/restore', { params: { path: { id } } });
    if (error) problemToast(error);
    else await renew();
  };
  const remove = async ({ id, name }: { id: number; name: string }) => {
    const { error } = await client.DELETE('/api/v1/segments/{id}', { params: { path: { id } } });
    if (error) return problemToast(error);
    await renew();
    navigate(href('/segments'));
    undoToast({ message: `“${name}” deleted`, onUndo: () => void restore(id) });
  };
  const evaluate = async (id: number) => {
    const { data, error } = await client.POST('/api/v1/segments/{id}/evaluate', { params: { path: { id } } });
    if (error) return problemToast(error);
    await renew();
    toast(
      data.evaluated
        ? `${data.entered} entered, ${data.left} left`
        : 'Another worker is evaluating it at the moment; the figures follow in a few seconds.',
    );
  };
  return { renew, remove, evaluate };
}
