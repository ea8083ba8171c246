import type { components } from '@rapport/sdk';
import { ErrorState, Section, SkeletonLines, Tag, useUi, When } from '@rapport/ui';
import { Check, X } from 'lucide-react';
import { PersonSelect } from '../../../parts/person-select.tsx';
import { useApi } from '../../../shell/workspace.tsx';
import { measuredWords } from '../rule/measured.ts';
import classes from '../segments.module.css';

type Explained = components['schemas']['ExplainedCondition'];

interface ExplainProps {
  segmentId: number;
  person: number | null;
  onPerson: (profileId: number | null) => void;
}

/** Why one person is in or out: each condition with what is true of them. */
export function Explain({ segmentId, person, onPerson }: ExplainProps) {
  const { data, error, isFetching } = useApi().useQuery(
    'get',
    '/api/v1/segments/{id}/explain',
    { params: { path: { id: segmentId }, query: { profileId: person ?? 0 } } },
    { enabled: person !== null },
  );
  return (
    <Section title="Why is someone in or out?" description="Each condition with what is true of the person.">
      <PersonSelect quiet label="Person to explain" value={person} onChange={onPerson} />
      {person !== null && error && <ErrorState error={error} compact />}
      {person !== null && isFetching && !data && <SkeletonLines />}
      {person !== null && data && (
        <div aria-live="polite">
          <div className={classes.verdict}>
            <Tag tone={data.member ? 'good' : 'neutral'}>{data.member ? 'In the segment' : 'Not in the segment'}</Tag>
          </div>
          <ul className={classes.rule}>
            <ExplainedNode node={data.tree} />
          </ul>
          {data.caveats.length > 0 && (
            <ul className={classes.caveats}>
              {data.caveats.map((caveat) => (
                <li key={caveat}>{caveat}</li>
              ))}
            </ul>
          )}
        </div>
      )}
    </Section>
  );
}

const heads = { all: 'All of', any: 'Any of', none: 'None of' };

const Mark = ({ holds }: { holds: boolean }) =>
  holds ? (
    <Check size={14} color="var(--good)" aria-label="Holds" />
  ) : (
    <X size={14} color="var(--bad)" aria-label="Does not hold" />
  );

function ExplainedNode({ node }: { node: Explained }) {
  const { locale, zone } = useUi();
  if ('op' in node) {
    return (
      <li>
        <span className={classes.leaf}>
          <Mark holds={node.holds} />
          <span className={classes.op}>{heads[node.op]}</span>
        </span>
        <ul>
          {node.children.map((child, index) => (
            <ExplainedNode key={index} node={child} />
          ))}
        </ul>
      </li>
    );
  }
  return (
    <li className={classes.leaf}>
      <Mark holds={node.holds} />
      <span className={classes.leafWords}>
        {node.wanted}
        <span className={classes.muted}>has {measuredWords(node.value, { locale, zone })}</span>
        {node.events.slice(0, 3).map((event) => (
          <span key={`${event.metric}${event.at}`} className={classes.muted}>
            {event.metric}, <When at={event.at} />
          </span>
        ))}
      </span>
    </li>
  );
}
