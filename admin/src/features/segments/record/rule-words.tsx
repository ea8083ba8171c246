import { isCondition, isGroup, readTree, type GroupOp, type RuleNode } from '../rule/tree.ts';
import { useNames, useVocabulary } from '../rule/use-names.ts';
import { conditionWords, type Names } from '../rule/words.ts';
import classes from '../segments.module.css';

const heads: Record<GroupOp, string> = { all: 'All of', any: 'Any of', none: 'None of' };

/** A rule as a person would say it. */
export function RuleWords({ rule }: { rule: Record<string, unknown> }) {
  const { data } = useVocabulary();
  const names = useNames(data);
  const { root, population } = readTree(rule);
  return (
    <ul className={classes.rule}>
      <NodeWords node={root} names={names} />
      {population === 'everyone' && <li className={classes.op}>Among everyone, unidentified visitors too</li>}
    </ul>
  );
}

function NodeWords({ node, names }: { node: RuleNode; names: Names }) {
  if (isCondition(node)) return <li>{conditionWords(node.condition, names)}</li>;
  if (!isGroup(node)) return <li>{JSON.stringify(node.raw)}</li>;
  return (
    <li>
      <span className={classes.op}>{heads[node.op]}</span>
      <ul>
        {node.children.map((child) => (
          <NodeWords key={child.id} node={child} names={names} />
        ))}
      </ul>
    </li>
  );
}
