import { Button } from '@mantine/core';
import { formatDay, ProgressCard, Section, TrendChart, useUi } from '@rapport/ui';
import { History } from 'lucide-react';
import { useApi, useWorkspace } from '../../../shell/workspace.tsx';
import { byDay } from './growth-days.ts';
import { useRehearsal } from './use-rehearsal.ts';
import classes from './record.module.css';

interface GrowthProps {
  segmentId: number;
  rule: Record<string, unknown>;
  /** The id of a rehearsal that was asked for, from the address. */
  rehearsalId: string | null;
  onRehearsal: (id: string) => void;
}

/** Members over time as they were evaluated, and, when asked for, who today's rule would have selected each day. */
export function Growth({ segmentId, rule, rehearsalId, onRehearsal }: GrowthProps) {
  const { locale, zone } = useUi();
  const { client } = useWorkspace();
  const { data } = useApi().useQuery('get', '/api/v1/segments/{id}/growth', { params: { path: { id: segmentId } } });
  const { rehearsal, start, starting } = useRehearsal(rule, rehearsalId, onRehearsal);
  const days = byDay(data?.points ?? [], rehearsal?.points ?? [], zone);
  const moments = days.map(({ day }) => day);
  const labels = moments.map((day) => formatDay(day, locale));
  const working = rehearsal?.status === 'queued' || rehearsal?.status === 'running';
  const action = (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<History size={14} />}
      loading={starting || working}
      onClick={() => void start()}
    >
      Rehearse the last year
    </Button>
  );
  const asked = rehearsal !== undefined && rehearsal.points.length > 0;
  return (
    <>
      {days.length > 1 ? (
        <TrendChart
          title="Members over time"
          description={
            asked
              ? 'As evaluated, and by today’s rule at the end of each day'
              : 'After the last evaluation of each day that changed something'
          }
          kind="line"
          height={220}
          actions={action}
          labels={labels}
          moments={moments}
          series={[
            { name: 'members', label: 'As evaluated', values: days.map(({ members }) => members) },
            ...(asked
              ? [{ name: 'rehearsed', label: 'By today’s rule', values: days.map((day) => day.rehearsed) }]
              : []),
          ]}
        />
      ) : (
        <Section title="Members over time" actions={action}>
          <p className={classes.quiet}>
            The course appears as people enter and leave. A rehearsal shows at once who the rule would have selected on
            each day of the last year.
          </p>
        </Section>
      )}
      {days.length > 1 && (
        <TrendChart
          title="Entered and left"
          description={asked ? 'By today’s rule, per day' : 'Per day of evaluation'}
          kind="bars"
          height={180}
          labels={labels}
          moments={moments}
          series={[
            { name: 'entered', label: 'Entered', values: days.map(({ entered }) => entered), colour: 'var(--good)' },
            {
              name: 'left',
              label: 'Left',
              values: days.map(({ left }) => (left === null ? null : -left)),
              colour: 'var(--bad)',
            },
          ]}
        />
      )}
      {rehearsal && (working || rehearsal.status === 'failed' || rehearsal.status === 'cancelled') && (
        <Section>
          <ProgressCard
            work={{ title: 'Rehearsal of the last year', ...rehearsal }}
            onCancel={() =>
              void client.POST('/api/v1/operations/{id}/cancel', { params: { path: { id: rehearsal.id } } })
            }
          />
        </Section>
      )}
      {asked && (
        <ul className={classes.caveats} aria-label="What the rehearsal cannot know">
          {rehearsal.caveats.map((caveat) => (
            <li key={caveat}>{caveat}</li>
          ))}
        </ul>
      )}
    </>
  );
}
