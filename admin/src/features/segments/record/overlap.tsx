import {
  AppLink,
  BarList,
  ChartFrame,
  ErrorState,
  formatNumber,
  formatPercent,
  Num,
  Percent,
  Section,
  SkeletonLines,
  useUi,
} from '@rapport/ui';
import type { paths } from '@rapport/sdk';
import { useApi, useWorkspace } from '../../../shell/workspace.tsx';
import classes from './record.module.css';

type Shared = paths['/api/v1/segments/preview/overlap']['post']['responses'][200]['content']['application/json'];

const title = 'Also in these segments';
const description = 'Share of this segment’s people who are in each other one';

/** Which other segments the people of a rule are in. */
export function Overlap({ segmentId, rule }: { segmentId: number; rule: Record<string, unknown> }) {
  const { data, error, refetch } = useApi().useQuery(
    'post',
    '/api/v1/segments/preview/overlap',
    { body: { rule, except: segmentId, limit: 8 } },
    { staleTime: 60_000 },
  );
  if (data && data.items.length > 0) return <Bars segmentId={segmentId} shared={data} />;
  return (
    <Section title={title} description={description}>
      {error ? (
        <ErrorState error={error} compact onRetry={() => void refetch()} />
      ) : !data ? (
        <SkeletonLines />
      ) : (
        <p className={classes.quiet}>Nobody of this segment is in another one.</p>
      )}
    </Section>
  );
}

function Bars({ segmentId, shared: { count, items } }: { segmentId: number; shared: Shared }) {
  const { href } = useWorkspace();
  const { locale } = useUi();
  const shareOf = (both: number) => (count > 0 ? both / count : 0);
  const all = [segmentId, ...items.map((one) => one.segmentId)].join(',');
  return (
    <ChartFrame
      title={title}
      description={description}
      columns={['Segment', 'Its people', 'In both', 'Share of this segment']}
      rows={items.map(({ name, members, both }) => [name, members, both, shareOf(both)])}
      format={(value, column) => (column === 3 ? formatPercent(value, { locale }) : formatNumber(value, { locale }))}
    >
      <BarList
        label="Overlap with other segments"
        max={1}
        bars={items.map(({ segmentId: other, name, both, members }) => ({
          id: String(other),
          label: name,
          value: shareOf(both),
          shown: <Percent share={shareOf(both)} />,
          aside: (
            <>
              <Num value={both} /> of its <Num value={members} />
            </>
          ),
          href: href(`/segments/${other}`),
        }))}
      />
      <p className={classes.more}>
        <AppLink href={href(`/segments/overlap?ids=${all}`)} fz="sm">
          Compare all of them
        </AppLink>
      </p>
    </ChartFrame>
  );
}
