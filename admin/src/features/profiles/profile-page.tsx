import { Tabs } from '@mantine/core';
import { AppLink, ErrorState, readProblem, Section, SkeletonPage } from '@rapport/ui';
import { getRouteApi } from '@tanstack/react-router';
import { ChevronLeft, History, ShoppingBag, UserX } from 'lucide-react';
import { EmptyState } from '@rapport/ui';
import { useEffect } from 'react';
import { useWorkspace } from '../../shell/workspace.tsx';
import { NextBest } from '../recommendations/next-best.tsx';
import { AffinitiesCard } from './record/affinities-card.tsx';
import { ConsentCard } from './record/consent-card.tsx';
import { HealthCard } from './record/health-card.tsx';
import { IdentifiersCard, MergesCard, SegmentsCard } from './record/identity-cards.tsx';
import { KeyFigures } from './record/key-figures.tsx';
import { OrdersPanel } from './record/orders-panel.tsx';
import { OwnTraitsCard } from './record/own-traits-card.tsx';
import { ProfileHeader } from './record/profile-header.tsx';
import { PredictionsCard } from './record/predictions-card.tsx';
import type { ProfileSearch } from './record/profile-search.ts';
import { PropertiesCard } from './record/properties-card.tsx';
import { useProfile } from './record/use-profile.ts';
import { TimelinePanel } from './timeline/timeline-panel.tsx';
import classes from './record/record.module.css';

const route = getRouteApi('/w/$workspaceId/profiles/$profileId');

/** One person: left what is true now, right what happened. */
export function ProfilePage() {
  const { profileId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data: profile, error, isPending, refetch } = useProfile(profileId);
  const survivor = profile?.id;

  // A merged profile answers with the one it became: the address follows.
  useEffect(() => {
    if (survivor !== undefined && survivor !== profileId) {
      void navigate({ params: (before) => ({ ...before, profileId: survivor }), replace: true });
    }
  }, [survivor, profileId, navigate]);

  if (error)
    return readProblem(error).status === 404 ? (
      <Gone />
    ) : (
      <ErrorState page error={error} onRetry={() => void refetch()} />
    );
  if (isPending) return <SkeletonPage />;
  const show = (next: ProfileSearch) => void navigate({ search: next, replace: true });
  return (
    <>
      <BackToList />
      <ProfileHeader profile={profile} />
      <div className={classes.columns}>
        <div className={classes.left}>
          <KeyFigures profileId={profile.id} />
          <PredictionsCard profileId={profile.id} />
          <HealthCard profileId={profile.id} />
          <AffinitiesCard profileId={profile.id} />
          <OwnTraitsCard profileId={profile.id} />
          <ConsentCard profile={profile} />
          <PropertiesCard profile={profile} />
          <SegmentsCard profileId={profile.id} />
          <NextBest profileId={profile.id} />
          <IdentifiersCard profile={profile} />
          <MergesCard profile={profile} />
        </div>
        <div className={classes.right}>
          <Section>
            <Tabs value={search.tab ?? 'timeline'} onChange={(tab) => show(tab === 'orders' ? { tab } : {})}>
              <Tabs.List mb="md">
                <Tabs.Tab value="timeline" leftSection={<History size={14} />}>
                  Timeline
                </Tabs.Tab>
                <Tabs.Tab value="orders" leftSection={<ShoppingBag size={14} />}>
                  Orders
                </Tabs.Tab>
              </Tabs.List>
              <Tabs.Panel value="timeline">
                {search.tab === undefined && (
                  <TimelinePanel
                    profileId={profile.id}
                    kind={search.kind}
                    onKind={(kind) => show(kind === undefined ? {} : { kind })}
                  />
                )}
              </Tabs.Panel>
              <Tabs.Panel value="orders">
                {search.tab === 'orders' && <OrdersPanel profileId={profile.id} />}
              </Tabs.Panel>
            </Tabs>
          </Section>
        </div>
      </div>
    </>
  );
}

function BackToList() {
  const { href } = useWorkspace();
  return (
    <nav aria-label="Breadcrumbs">
      <AppLink href={href('/profiles')} c="dimmed" fz="sm" display="inline-flex" mb={12}>
        <ChevronLeft size={16} aria-hidden /> Profiles
      </AppLink>
    </nav>
  );
}

const Gone = () => (
  <>
    <BackToList />
    <EmptyState page icon={UserX} title="There is no such profile">
      It may have been erased, or the address is not complete.
    </EmptyState>
  </>
);
