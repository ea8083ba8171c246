import { Select } from '@mantine/core';
import {
  ErrorState,
  NoPermission,
  PageHeader,
  PeriodPicker,
  periodToText,
  SkeletonLines,
  SkeletonPage,
  SkeletonTiles,
  useNow,
  useUi,
} from '@rapport/ui';
import { getRouteApi } from '@tanstack/react-router';
import { useSession } from '../../shell/session.ts';
import { useApi, useWorkspace } from '../../shell/workspace.tsx';
import { ActivityFeed } from './activity-feed.tsx';
import { FirstSteps } from './first-steps.tsx';
import { greeting } from './greeting.ts';
import { comparisons, type HomeSearch } from './home-search.ts';
import { MainFigures, PeopleFigures } from './main-figures.tsx';
import { RevenueChart } from './revenue-chart.tsx';
import { ToDo } from './to-do.tsx';
import { TopProducts } from './top-products.tsx';
import { useOverview } from './use-overview.ts';
import { whatChanged } from './what-changed.ts';
import classes from './home.module.css';

const route = getRouteApi('/w/$workspaceId/');

export function HomePage() {
  const { name, can } = useWorkspace();
  const profiles = useApi().useQuery('get', '/api/v1/profiles', { params: { query: { limit: 1 } } });
  const orders = useApi().useQuery('get', '/api/v1/orders', { params: { query: { limit: 1 } } });
  if (!can('reports:read'))
    return <NoPermission page what="see the figures" help={`An owner or admin of ${name} can change your role.`} />;
  if (profiles.isPending || orders.isPending) return <SkeletonPage />;
  const isNew = profiles.data?.items.length === 0 && orders.data?.items.length === 0;
  return isNew ? <NewBrand /> : <Figures />;
}

function useGreeting(): string {
  const { user } = useSession();
  const { zone } = useUi();
  const now = useNow();
  return `${greeting(new Date(now), zone)}${user ? `, ${user.name.split(' ')[0]}` : ''}`;
}

function NewBrand() {
  const { name } = useWorkspace();
  return (
    <>
      <PageHeader
        title={useGreeting()}
        description={`${name} is set up and empty. Figures appear with the first order.`}
      />
      <FirstSteps />
    </>
  );
}

const comparisonNames = { previous: 'vs previous period', year: 'vs last year', none: 'No comparison' };

function Figures() {
  const { locale } = useUi();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const title = useGreeting();
  const { data, error, isPlaceholderData, refetch, today, period, compare, span, base } = useOverview(search);
  const change = (changes: HomeSearch) =>
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true });
  return (
    <>
      <PageHeader
        title={title}
        description={data && whatChanged(data, { locale, days: span.label.toLowerCase(), base })}
        controls={
          <>
            <Select
              size="xs"
              w={164}
              aria-label="Comparison"
              allowDeselect={false}
              data={comparisons.map((value) => ({ value, label: comparisonNames[value] }))}
              value={compare}
              onChange={(chosen) => change({ compare: comparisons.find((one) => one === chosen) ?? 'previous' })}
            />
            <PeriodPicker value={period} today={today} onChange={(next) => change({ period: periodToText(next) })} />
          </>
        }
      />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <div className={isPlaceholderData ? classes.busy : undefined} aria-busy={isPlaceholderData}>
          <MainFigures overview={data} base={base} />
          <div className={classes.grid}>
            <div className={classes.stack}>
              <RevenueChart overview={data} base={base} />
              <div className={classes.pair}>
                <PeopleFigures overview={data} />
              </div>
              <TopProducts overview={data} />
            </div>
            <div className={classes.stack}>
              <ToDo />
              <ActivityFeed />
            </div>
          </div>
        </div>
      ) : (
        <Waiting />
      )}
    </>
  );
}

const Waiting = () => (
  <>
    <SkeletonTiles />
    <div className={classes.waitingChart}>
      <SkeletonLines lines={8} />
    </div>
  </>
);
