import { AppLink, KeyValue, Section, When } from '@rapport/ui';
import type { paths } from '@rapport/sdk';
import { useWorkspace } from '../../../shell/workspace.tsx';

type Segment = paths['/api/v1/segments/{id}']['get']['responses'][200]['content']['application/json'];

/** Where the segment is used, and when it was evaluated and changed. */
export function About({ segment }: { segment: Segment }) {
  const { href } = useWorkspace();
  const { usedBy } = segment;
  return (
    <Section title="About">
      <KeyValue
        facts={[
          {
            label: 'Used by',
            value:
              usedBy.length === 0
                ? 'Nothing yet'
                : usedBy.map(({ kind, id, name }) => (
                    <AppLink key={`${kind}${id}`} href={href(`/${kind}s/${id}`)} fz="sm" display="block">
                      {name}
                    </AppLink>
                  )),
          },
          { label: 'Evaluated', value: <When at={segment.evaluatedAt} unknown="Not yet" /> },
          {
            label: 'Moves with time',
            value: segment.movesWithTime ? 'Yes' : 'No',
            why: 'Members change by the passing of time alone, so it is evaluated more often',
          },
          { label: 'Rule changed', value: <When at={segment.updatedAt} /> },
          { label: 'Created', value: <When at={segment.createdAt} as="date" /> },
        ]}
      />
    </Section>
  );
}
