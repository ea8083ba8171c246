import { ErrorState, Num, Section, SkeletonLines } from '@rapport/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useApi, useWorkspace } from '../../../shell/workspace.tsx';
import { reasonWords, type Campaign } from '../states.ts';
import classes from '../campaigns.module.css';

/** Who would get it at the moment, by the same steps as sending takes: asked about the draft as it is stored. */
export function useEstimate({ id }: Campaign) {
  const { client } = useWorkspace();
  const stored = useApi().useQuery('get', '/api/v1/campaigns/{id}', { params: { path: { id } } }).data;
  const includeSegments = stored?.includeSegments ?? [];
  return useQuery({
    queryKey: ['campaign-estimate', id, includeSegments, stored?.excludeSegments],
    queryFn: async ({ signal }) => {
      const { data, error } = await client.POST('/api/v1/campaigns/{id}/estimate', {
        params: { path: { id } },
        signal,
      });
      if (error) throw error;
      return data;
    },
    enabled: includeSegments.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
}

export function Estimate({ campaign }: { campaign: Campaign }) {
  const { data, error, isFetching, refetch } = useEstimate(campaign);
  const excluded = Object.entries(data?.leftOut ?? {}).toSorted(([, a], [, b]) => b - a);
  if (campaign.includeSegments.length === 0) {
    return (
      <Section title="People">
        <p className={classes.muted} style={{ margin: 0 }}>
          Choose a segment: the number of people, and who is left out and why, appears here.
        </p>
      </Section>
    );
  }
  if (error) {
    return (
      <Section title="People">
        <ErrorState compact error={error} onRetry={() => void refetch()} />
      </Section>
    );
  }
  return (
    <Section title="People">
      {!data ? (
        <SkeletonLines lines={3} />
      ) : (
        <div aria-live="polite" aria-busy={isFetching} style={{ opacity: isFetching ? 0.6 : 1 }}>
          <div className={classes.big}>
            <Num value={data.reachable} />
          </div>
          <div className={classes.muted}>
            will get it, of <Num value={data.audience} /> in the audience
          </div>
          {excluded.length > 0 && (
            <ul className={classes.reasons} aria-label="Left out">
              {excluded.map(([reason, count]) => (
                <li key={reason}>
                  <span>{reasonWords(reason)}</span>
                  <Num value={count} />
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </Section>
  );
}
