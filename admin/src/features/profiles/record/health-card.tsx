import { BarList, ErrorState, Num, Section, SkeletonLines, Tag } from '@rapport/ui';
import { useApi } from '../../../shell/workspace.tsx';
import { Why } from './why.tsx';
import classes from './record.module.css';

const stateOf = (score: number) =>
  score >= 70
    ? ({ tone: 'good', label: 'Healthy' } as const)
    : score >= 40
      ? ({ tone: 'attention', label: 'Needs care' } as const)
      : ({ tone: 'bad', label: 'At risk' } as const);

/** How well things stand with a customer: the score, its parts and why, and what it does not know. */
export function HealthCard({ profileId }: { profileId: number }) {
  const { data, error, isPending, refetch } = useApi().useQuery('get', '/api/v1/profiles/{id}/health', {
    params: { path: { id: profileId } },
  });
  if (error) return <ErrorState error={error} compact onRetry={() => void refetch()} />;
  if (isPending)
    return (
      <Section title="Health">
        <SkeletonLines />
      </Section>
    );
  const { score, parts, missing } = data;
  // Whoever never bought is no customer whose health could be known.
  if (score === null) return null;
  const state = stateOf(score);
  return (
    <Section
      title="Health"
      actions={
        <span className={classes.channel}>
          <Tag tone={state.tone} dot>
            {state.label}
          </Tag>
          <strong>
            <Num value={Math.round(score)} />
          </strong>
        </span>
      }
    >
      <BarList
        label="Parts of health, from 0 to 100"
        max={100}
        bars={parts.map((part) => ({
          id: part.name,
          label: part.label,
          value: part.score,
          shown: <Num value={Math.round(part.score)} />,
          aside: (
            <Why label={part.label} meaning={`Counts ${part.weight} of ${total(parts)}.`} computation={part.why} />
          ),
        }))}
      />
      {missing.length > 0 && (
        <p className={classes.quiet}>
          Left out:{' '}
          {missing
            .map(({ label, why }) => `${label.toLowerCase()} (${why.replace(/\.$/, '').toLowerCase()})`)
            .join('; ')}
          .
        </p>
      )}
    </Section>
  );
}

const total = (parts: readonly { weight: number }[]): number => parts.reduce((sum, { weight }) => sum + weight, 0);
