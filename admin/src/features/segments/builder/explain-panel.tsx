import { AppLink, ErrorState, Section, SkeletonLines, Tag } from '@rapport/ui';
import { PersonSelect } from '../../../parts/person-select.tsx';
import { useWorkspace } from '../../../shell/workspace.tsx';
import { ExplainedTree } from '../record/explained-tree.tsx';
import { ToChange } from '../record/to-change.tsx';
import type { useExplained } from './use-explained.ts';
import classes from '../record/record.module.css';

interface ExplainPanelProps {
  explained: ReturnType<typeof useExplained>;
  person: number | null;
  onPerson: (profileId: number | null) => void;
}

/** One person against the rule under edit: each condition with what is true of them. */
export function ExplainPanel({ explained: { data, error, stale }, person, onPerson }: ExplainPanelProps) {
  const { href } = useWorkspace();
  return (
    <Section title="Why one person?">
      <PersonSelect label="Person to explain" quiet value={person} onChange={onPerson} />
      {person === null && <p className={classes.quiet}>Search a person to see what the rule finds true of them.</p>}
      {person !== null && error && !stale && <ErrorState error={error} compact />}
      {person !== null && !error && !data && (stale ? <SkeletonLines /> : null)}
      {person !== null && data && !(error && !stale) && (
        <div className={`${classes.answer} ${stale ? classes.busy : ''}`} aria-busy={stale}>
          <p className={classes.verdict}>
            <span role="status">
              <Tag tone={data.member ? 'good' : 'neutral'}>
                {data.member ? 'The rule selects them' : 'The rule leaves them out'}
              </Tag>
            </span>
            <AppLink href={href(`/profiles/${data.profileId}`)} fz="sm">
              Profile
            </AppLink>
          </p>
          <ul className={classes.tree} aria-label="Each condition for this person">
            <ExplainedTree node={data.tree} />
          </ul>
          <ToChange explanation={data} />
        </div>
      )}
    </Section>
  );
}
