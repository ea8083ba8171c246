import { Button } from '@mantine/core';
import { minorDigits, EmptyState, ErrorState, Late, SkeletonLines, Timeline, useUi } from '@rapport/ui';
import { useIntersection } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { History } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { useApi, useWorkspace } from '../../../shell/workspace.tsx';
import { timelineItem } from './event-item.tsx';
import { eventKinds, isShown, kindLabels, kindOf, type EventKind } from './event-kinds.ts';
import classes from './timeline.module.css';

interface TimelinePanelProps {
  profileId: number;
  kind?: EventKind;
  onKind: (kind: EventKind | undefined) => void;
}

/** Everything that happened with one person, newest first; more is read as the end comes near. */
export function TimelinePanel({ profileId, kind, onKind }: TimelinePanelProps) {
  const { currency } = useUi();
  const timeline = useTimeline(profileId, kind);
  const { ref, entry } = useIntersection({ rootMargin: '400px' });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = timeline;
  const nearEnd = entry?.isIntersecting === true;
  useEffect(() => {
    if (nearEnd && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [nearEnd, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const items = useMemo(() => {
    const perUnit = 10 ** minorDigits(currency);
    const entries = timeline.data?.pages.flatMap((page) => page.items) ?? [];
    return entries.filter(({ metric }) => isShown(metric)).map((event) => timelineItem(event, profileId, perUnit));
  }, [timeline.data, profileId, currency]);

  return (
    <>
      <div className={classes.chips} role="group" aria-label="What happened">
        {[undefined, ...eventKinds].map((one) => (
          <button
            key={one ?? 'all'}
            type="button"
            className={classes.chip}
            aria-pressed={kind === one}
            onClick={() => onKind(one)}
          >
            {one === undefined ? 'Everything' : kindLabels[one]}
          </button>
        ))}
      </div>
      {timeline.error ? (
        <ErrorState error={timeline.error} compact onRetry={() => void timeline.refetch()} />
      ) : timeline.isPending ? (
        <Late>
          <SkeletonLines />
        </Late>
      ) : items.length === 0 && !hasNextPage ? (
        <EmptyState
          compact
          icon={History}
          title={kind ? `No ${kindLabels[kind].toLowerCase()} yet` : 'Nothing has happened yet'}
        >
          Orders, visits, messages and decisions appear here as they happen.
        </EmptyState>
      ) : (
        <Timeline
          label="Timeline"
          items={items}
          footer={
            <div ref={ref} className={classes.foot}>
              {hasNextPage ? (
                <Button size="xs" variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                  Show earlier
                </Button>
              ) : (
                'This is where it began.'
              )}
            </div>
          }
        />
      )}
    </>
  );
}

function useTimeline(profileId: number, kind: EventKind | undefined) {
  const { client } = useWorkspace();
  const known = useApi().useQuery('get', '/api/v1/metrics', {}, { enabled: kind !== undefined, staleTime: 300_000 });
  const metrics =
    kind === undefined ? undefined : known.data?.items.map(({ name }) => name).filter((name) => kindOf(name) === kind);
  return useInfiniteQuery({
    queryKey: ['timeline', profileId, kind, metrics],
    enabled: kind === undefined || known.data !== undefined,
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      // Nothing of this kind has ever been heard of: asking with no metric would answer with all.
      if (metrics?.length === 0) return { items: [], nextCursor: null };
      const { data, error } = await client.GET('/api/v1/profiles/{id}/timeline', {
        params: { path: { id: profileId }, query: { limit: 50, cursor: pageParam, metric: metrics } },
        signal,
      });
      if (error) throw error;
      return data;
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}
