import { SegmentedControl } from '@mantine/core';
import { BarList, ErrorState, KeyValue, Num, Percent, Section, SkeletonLines } from '@rapport/ui';
import { useState } from 'react';
import { useApi } from '../../../shell/workspace.tsx';
import { TraitValue } from '../../traits/trait-value.tsx';
import classes from './record.module.css';

const dimensions = [
  { value: 'categoryAffinity', label: 'Category' },
  { value: 'brandAffinity', label: 'Brand' },
  { value: 'priceBandAffinity', label: 'Price' },
  { value: 'productAffinity', label: 'Product' },
];
const shown = 6;
const engagement = ['emailEngagement', 'smsEngagement', 'whatsappEngagement', 'pushEngagement'];
const habits = [
  'favouriteHour',
  'favouriteDay',
  'preferredChannel',
  'engagementTrend',
  'discountDependence',
  'returnsRate',
];

/** What somebody likes, where they answer, and when: figures with their meaning on request. */
export function AffinitiesCard({ profileId }: { profileId: number }) {
  const [dimension, setDimension] = useState('categoryAffinity');
  const { data, error, isPending, refetch } = useApi().useQuery('get', '/api/v1/profiles/{id}/figures', {
    params: { path: { id: profileId } },
  });
  if (error) return <ErrorState error={error} compact onRetry={() => void refetch()} />;
  if (isPending)
    return (
      <Section title="Affinities">
        <SkeletonLines />
      </Section>
    );
  const { items } = data;
  const known = dimensions.filter(({ value }) => items.some(({ name }) => name === value));
  const chosen = known.find(({ value }) => value === dimension) ?? known[0];
  const bars = items.filter(({ name }) => name === chosen?.value).slice(0, shown);
  const channels = engagement.flatMap((name) => items.find((item) => item.name === name) ?? []);
  const facts = habits.flatMap((name) => items.find((item) => item.name === name) ?? []);
  if (bars.length + channels.length + facts.length === 0) return null;
  return (
    <Section title="Affinities">
      {bars.length > 0 && chosen && (
        <>
          {known.length > 1 && (
            <SegmentedControl
              size="xs"
              fullWidth
              mb={12}
              aria-label="Affinity to"
              data={known}
              value={chosen.value}
              onChange={setDimension}
            />
          )}
          <BarList
            label={`Share of interest by ${chosen.label.toLowerCase()}`}
            max={1}
            bars={bars.map(({ key, value }) => {
              const share = typeof value === 'number' ? value : 0;
              return { id: key, label: key, value: share, shown: <Percent share={share} digits={0} /> };
            })}
          />
        </>
      )}
      {channels.length > 0 && (
        <>
          <p className={classes.quiet}>Engagement; 50 is usual</p>
          <BarList
            label="Engagement per channel, from 0 to 100"
            max={100}
            bars={channels.map(({ name, label, value }) => {
              const score = typeof value === 'number' ? value : 0;
              return {
                id: name,
                label: label.replace(' engagement', ''),
                value: score,
                shown: <Num value={Math.round(score)} />,
              };
            })}
          />
        </>
      )}
      {facts.length > 0 && (
        <div className={classes.below}>
          <KeyValue
            facts={facts.map(({ name, label, type, value, explanation }) => ({
              label,
              value: name === 'favouriteHour' ? `${String(value)}:00` : <TraitValue type={type} value={value} />,
              why: explanation,
            }))}
          />
        </div>
      )}
    </Section>
  );
}
