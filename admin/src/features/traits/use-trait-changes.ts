import { problemToast, undoToast } from '@rapport/ui';
import { useWorkspace } from '../../shell/workspace.tsx';

/** What can be done to a trait of one's own from any page. */
export function useTraitChanges() {
  const { client, queries } = useWorkspace();
  const renew = () =>
    queries.invalidateQueries({
      predicate: ({ queryKey }) =>
        typeof queryKey[1] === 'string' &&
        (queryKey[1].startsWith('/api/v1/traits') || queryKey[1].startsWith('/api/v1/affinities')),
    });
  const restore = async (id: number) => {
    const { error } = await client.POST('/api/v1/traits/custom/{id}/restore', { params: { path: { id } } });
    if (error) problemToast(error);
    else await renew();
  };
  const remove = async ({ id, label }: { id: number; label: string }): Promise<boolean> => {
    const { error } = await client.DELETE('/api/v1/traits/custom/{id}', { params: { path: { id } } });
    if (error) {
      problemToast(error);
      return false;
    }
    await renew();
    undoToast({ message: `“${label}” deleted`, onUndo: () => void restore(id) });
    return true;
  };
  return { renew, remove };
}
