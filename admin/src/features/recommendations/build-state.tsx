import { Button, Text } from '@mantine/core';
import { Num, problemToast, Tag, toast, When } from '@rapport/ui';
import { RefreshCw } from 'lucide-react';
import { useApi, useWorkspace } from '../../shell/workspace.tsx';

/** How fresh the lists are, and the way to make them anew. */
export function BuildState() {
  const api = useApi();
  const { can } = useWorkspace();
  const state = api.useQuery(
    'get',
    '/api/v1/recommendations/build',
    {},
    { refetchInterval: (query) => (isBusy(query.state.data) ? 2_000 : 60_000) },
  );
  const build = api.useMutation('post', '/api/v1/recommendations/build', {
    onSuccess: () => {
      toast('The lists are being made anew. The old ones serve until they are ready.');
      void state.refetch();
    },
    onError: problemToast,
  });
  const { data } = state;
  return (
    <>
      {data && (
        <Text size="sm" c="dimmed" component="span" role="status">
          {isBusy(data) ? (
            'Lists are being made…'
          ) : data.status === 'failed' ? (
            <Tag tone="bad">The last build failed</Tag>
          ) : data.renewedAt === null ? (
            'No lists yet'
          ) : (
            <>
              <Num value={data.people} compact /> people ready, renewed <When at={data.renewedAt} />
            </>
          )}
        </Text>
      )}
      {can('catalog:write') && (
        <Button
          variant="default"
          leftSection={<RefreshCw size={14} aria-hidden />}
          loading={build.isPending}
          disabled={isBusy(data)}
          onClick={() => build.mutate({})}
        >
          Make lists anew
        </Button>
      )}
    </>
  );
}

const isBusy = (state: { status: string; requested: boolean } | undefined): boolean =>
  state !== undefined && (state.status === 'building' || state.requested);
