import { problemToast, undoToast, useUi } from '@rapport/ui';
import { useWorkspace } from '../../shell/workspace.tsx';

type Step = 'unschedule' | 'pause' | 'resume' | 'cancel' | 'resend-doubtful';

/** What can be done to campaigns from any page. */
export function useCampaignChanges() {
  const { client, queries, href } = useWorkspace();
  const { navigate } = useUi();
  const renew = () =>
    queries.invalidateQueries({
      predicate: ({ queryKey }) => typeof queryKey[1] === 'string' && queryKey[1].startsWith('/api/v1/campaigns'),
    });
  const edit = (id: number) => navigate(href(`/campaigns/${id}/edit`));

  const create = async (name: string) => {
    const { data, error } = await client.POST('/api/v1/campaigns', { body: { name } });
    if (error) return problemToast(error);
    void renew();
    edit(data.id);
  };
  const duplicate = async (id: number) => {
    const { data, error } = await client.POST('/api/v1/campaigns/{id}/duplicate', { params: { path: { id } } });
    if (error) return problemToast(error);
    void renew();
    edit(data.id);
  };
  const remove = async ({ id, name }: { id: number; name: string }) => {
    const path = { params: { path: { id } } };
    const { error } = await client.DELETE('/api/v1/campaigns/{id}', path);
    if (error) return problemToast(error);
    await renew();
    navigate(href('/campaigns'));
    undoToast({
      message: `“${name}” deleted`,
      onUndo: () => void client.POST('/api/v1/campaigns/{id}/restore', path).then(renew),
    });
  };
  const steer = async (id: number, step: Step) => {
    const { error } = await client.POST(`/api/v1/campaigns/{id}/${step}`, { params: { path: { id } } });
    if (error) problemToast(error);
    await renew();
  };
  return { renew, create, duplicate, remove, steer };
}
