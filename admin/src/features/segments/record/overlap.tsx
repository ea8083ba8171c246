import { BarList, ErrorState, Num, Percent, Section, SkeletonLines } from '@rapport/ui';
import { useApi, useWorkspace } from '../../../shell/workspace.tsx';
import classes from './record.module.css';

/** Which other segments the people of a rule are in. */
export function Overlap({ segmentId, rule }: { segmentId: number; rule: Record<string, unknown> }) {
  const { href } = useWorkspace();
  const { data, error, refetch } = useApi().useQuery(
    'post',
    '/api/v1/segments/preview/overlap',
    { body: { rule, except: segmentId, limit: 8 } },
    { staleTime: 60_000 },
  );
  return (
    <Section title="Also in these segments" description="Share of this segment’s people who are in each other one">
      {error ? (
        <ErrorState error={error} compact onRetry={() => void refetch()} />
      ) : !data ? (
        <SkeletonLines />
      ) : data.items.length === 0 ? (
        <p className={classes.quiet}>Nobody of this segment is in another one.</p>
      ) : (
        <BarList
          label="Overlap with other segments"
          bars={data.items.map(({ segmentId: other, name, both, members }) => ({
            id: String(other),
            label: name,
            value: data.count > 0 ? both / data.count : 0,
            shown: <Percent share={data.count > 0 ? both / data.count : null} />,
            aside: (
              <>
                <Num value={both} /> of its <Num value={members} />
              </>
            ),
            href: href(`/segments/${other}`),
          }))}
        />
      )}
    </Section>
  );
}
