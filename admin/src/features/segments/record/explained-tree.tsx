import { Tag, useUi } from '@rapport/ui';
import { measuredWords } from '../rule/measured.ts';
import { EvidenceRows } from './evidence-rows.tsx';
import type { Explained, ExplainedLeaf } from './explanation.ts';
import { OutcomeMark } from './outcome-mark.tsx';
import classes from './record.module.css';

const heads = { all: 'All of', any: 'Any of', none: 'None of' };

/** The rule's tree with the truth of each part. */
export function ExplainedTree({ node }: { node: Explained }) {
  if (!('op' in node)) return <Leaf leaf={node} />;
  return (
    <li>
      <span className={classes.leaf}>
        <OutcomeMark holds={node.holds} />
        <span className={classes.op}>{heads[node.op]}</span>
      </span>
      <ul>
        {node.children.map((child, index) => (
          <ExplainedTree key={index} node={child} />
        ))}
      </ul>
    </li>
  );
}

function Leaf({ leaf }: { leaf: ExplainedLeaf }) {
  const { locale, zone } = useUi();
  const { holds, words, value, decides, rows } = leaf;
  return (
    <li className={classes.leaf} data-decides={decides || undefined}>
      <OutcomeMark holds={holds} />
      <div className={classes.leafWords}>
        <span>
          <code>{words}</code> {decides && <Tag tone="accent">Decides</Tag>}
        </span>
        <span className={classes.quiet}>has {measuredWords(value, { locale, zone })}</span>
        {rows.length > 0 && (
          <details className={classes.evidence}>
            <summary>{rows.length === 1 ? 'The row behind it' : `The latest ${rows.length} rows behind it`}</summary>
            <EvidenceRows rows={rows} />
          </details>
        )}
      </div>
    </li>
  );
}
