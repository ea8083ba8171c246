import { EmptyState, ErrorState, PageHeader, Section, SkeletonLines } from '@rapport/ui';
import { keepPreviousData } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Blend } from 'lucide-react';
import { Permitted } from '../../../parts/permitted.tsx';
import { useApi } from '../../../shell/workspace.tsx';
import { SegmentsTabs } from '../segments-tabs.tsx';
import { OverlapChoice } from './overlap-choice.tsx';
import { OverlapMap } from './overlap-map.tsx';
import classes from './overlap.module.css';

const route = getRouteApi('/w/$workspaceId/segments/overlap');

/** Which people of each segment are in which other ones. */
export function OverlapPage() {
  return (
    <Permitted permission="segments:read" what="see segments">
      <PageHeader title="Segments" description="Groups of people by rule. Members are kept up to date as people act." />
      <SegmentsTabs current="/segments/overlap" />
      <Compared />
    </Permitted>
  );
}

function Compared() {
  const { ids } = route.useSearch();
  const go = route.useNavigate();
  const { data, error, refetch, isPlaceholderData } = useApi().useQuery(
    'get',
    '/api/v1/segments/overlap',
    { params: { query: { ids } } },
    { placeholderData: keepPreviousData },
  );
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonLines lines={8} />;
  if (data.segments.length < 2) {
    return (
      <Section>
        <EmptyState icon={Blend} title="Nothing to compare yet" compact>
          With two segments this page shows how many people they have in common.
        </EmptyState>
      </Section>
    );
  }
  return (
    <div className={classes.stack} aria-busy={isPlaceholderData}>
      <OverlapChoice
        shown={data.segments}
        isUsual={ids === undefined}
        onChange={(chosen) => void go({ search: chosen === null ? {} : { ids: chosen.join(',') }, replace: true })}
      />
      <OverlapMap overlap={data} />
    </div>
  );
}
