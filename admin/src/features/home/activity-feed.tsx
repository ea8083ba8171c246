import type { components } from '@rapport/sdk';
import { AppLink, EmptyState, ErrorState, minorDigits, Money, Section, SkeletonLines, When } from '@rapport/ui';
import { Activity } from 'lucide-react';
import { useApi, useWorkspace } from '../../shell/workspace.tsx';
import { aboutWhat, eventWords } from './event-words.ts';
import classes from './home.module.css';

type Event = components['schemas']['Activity']['items'][number];

/** What customers just did; asks again every few seconds while the page is looked at. */
export function ActivityFeed() {
  const activity = useApi().useQuery(
    'get',
    '/api/v1/reports/activity',
    { params: { query: { limit: 40 } } },
    { refetchInterval: 5000 },
  );
  const items = activity.data?.items.filter(({ metric }) => metric !== 'Ordered Product').slice(0, 14) ?? [];
  return (
    <Section title="Activity" description="What customers just did" flush>
      {activity.isPending ? (
        <div className={classes.waiting}>
          <SkeletonLines lines={6} />
        </div>
      ) : activity.isError ? (
        <ErrorState compact error={activity.error} onRetry={() => void activity.refetch()} />
      ) : items.length === 0 ? (
        <EmptyState compact icon={Activity} title="Quiet so far">
          Visits, orders and clicks appear here within seconds.
        </EmptyState>
      ) : (
        <ul className={classes.list}>
          {items.map((event, index) => (
            <Happening key={`${event.profile.id} ${event.metric} ${event.at} ${index}`} event={event} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Happening({ event: { metric, at, value, details, profile } }: { event: Event }) {
  const { href, currency } = useWorkspace();
  const { icon: Icon, did } = eventWords(metric);
  const about = aboutWhat(details);
  return (
    <li className={classes.event}>
      <span className={classes.icon}>
        <Icon size={14} aria-hidden />
      </span>
      <p className={classes.words}>
        <AppLink href={href(`/profiles/${profile.id}`)} c="inherit" fz="sm" fw={500}>
          {profile.name ?? profile.email ?? 'A visitor'}
        </AppLink>{' '}
        {did}
        {about && (
          <>
            {' '}
            <span className={classes.about}>{about}</span>
          </>
        )}
        {metric === 'Placed Order' && value > 0 && (
          <>
            {' · '}
            <Money minor={Math.round(value * 10 ** minorDigits(currency))} currency={currency} />
          </>
        )}
      </p>
      <span className={classes.when}>
        <When at={at} />
      </span>
    </li>
  );
}
