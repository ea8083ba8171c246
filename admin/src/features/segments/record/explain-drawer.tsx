import { Drawer } from '@mantine/core';
import { AppLink, ErrorState, SkeletonLines, Tag, When } from '@rapport/ui';
import { PersonSelect } from '../../../parts/person-select.tsx';
import { useApi, useWorkspace } from '../../../shell/workspace.tsx';
import { ExplainedTree } from './explained-tree.tsx';
import type { Explanation } from './explanation.ts';
import { ToChange } from './to-change.tsx';
import classes from './record.module.css';

interface ExplainDrawerProps {
  segmentId: number;
  name: string;
  opened: boolean;
  person: number | null;
  onPerson: (profileId: number | null) => void;
  onClose: () => void;
}

/** Why one person is in or out: what decides, each condition with what is true of them, and the rows behind it. */
export function ExplainDrawer({ segmentId, name, opened, person, onPerson, onClose }: ExplainDrawerProps) {
  const { data, error } = useApi().useQuery(
    'get',
    '/api/v1/segments/{id}/explain',
    { params: { path: { id: segmentId }, query: { profileId: person ?? 0 } } },
    { enabled: opened && person !== null },
  );
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={520}
      title={`Why in or out of “${name}”?`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <PersonSelect label="Person to explain" value={person} onChange={onPerson} />
      {person === null && <p className={classes.quiet}>Search a person, or press “Why?” beside a member.</p>}
      {person !== null && error && <ErrorState error={error} compact />}
      {person !== null && !error && !data && <SkeletonLines />}
      {person !== null && data && <Answer explanation={data} />}
    </Drawer>
  );
}

function Answer({ explanation }: { explanation: Explanation }) {
  const { href } = useWorkspace();
  const { member, tree, since, changes, caveats, profileId } = explanation;
  return (
    <div className={classes.answer} aria-live="polite">
      <p className={classes.verdict}>
        <Tag tone={member ? 'good' : 'neutral'}>{member ? 'In the segment' : 'Not in the segment'}</Tag>
        {since && (
          <span className={classes.quiet}>
            since <When at={since} />
          </span>
        )}
        <AppLink href={href(`/profiles/${profileId}`)} fz="sm">
          Profile
        </AppLink>
      </p>
      <ToChange explanation={explanation} />
      <h3 className={classes.small}>Each condition</h3>
      <ul className={classes.tree}>
        <ExplainedTree node={tree} />
      </ul>
      {changes.length > 0 && (
        <>
          <h3 className={classes.small}>Entered and left</h3>
          <ul className={classes.changes}>
            {changes.map(({ at, entered, reason }) => (
              <li key={`${at}${String(entered)}`}>
                {entered ? 'Entered' : 'Left'} <When at={at} /> <span className={classes.quiet}>{reason}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {caveats.length > 0 && (
        <ul className={classes.caveats}>
          {caveats.map((caveat) => (
            <li key={caveat}>{caveat}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
